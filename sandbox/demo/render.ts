import { stripVTControlCharacters, styleText } from 'node:util';
import type { Button, ChatMessage } from '../telegram/chat-view.ts';
import { renderSize } from './sharing.ts';

const FILE_LINES_SHOWN = 5;
const FILE_COLUMNS_SHOWN = 100;

/** A message with its buttons, which are numbered from 1 in the order of reading. */
export function renderMessage(message: ChatMessage, chatTitle: string | undefined): string {
  const edited = message.edited > 0 ? ' (edited)' : '';
  const place = chatTitle === undefined ? '' : ` in ${chatTitle}`;
  const head = styleText('cyan', `#${message.id} ${message.author}${place}${edited}`);
  const what = message.kind === 'text' ? message.text : `<${message.kind}> ${message.text}`;
  const body = [...what.split('\n'), ...renderFile(message.file), ...renderButtons(message)];
  return [head, ...indent(body)].join('\n');
}

/** Name, size and first lines; what is no text has no lines. */
function renderFile(file: ChatMessage['file']): string[] {
  if (file === undefined) return [];
  const head = `${file.name}, ${renderSize(file.content.length)}`;
  const text = file.content.toString('utf8');
  if (text.includes('\0') || text.includes('\ufffd')) return [head];
  const lines = text.trimEnd().split(/\r?\n/);
  const shown = lines.slice(0, FILE_LINES_SHOWN).map((line) => {
    return `| ${Array.from(stripVTControlCharacters(line)).slice(0, FILE_COLUMNS_SHOWN).join('')}`;
  });
  const left = lines.length - shown.length;
  return [head, ...shown, ...(left > 0 ? [`| … and ${left} more lines`] : [])];
}

/** One line for each row of buttons. */
function renderButtons({ buttons }: ChatMessage): string[] {
  let number = 0;
  return buttons.map((row) =>
    row
      .map((button) => {
        number += 1;
        return `[${number}] ${renderButton(button)}`;
      })
      .join('   '),
  );
}

function renderButton({ label, url, copy, style }: Button): string {
  if (url !== undefined) return `${label} -> ${url}`;
  if (copy !== undefined) return `${label} (copies ${copy})`;
  if (style === 'success') return styleText('green', label);
  return style === 'danger' ? styleText('red', label) : label;
}

/** The demo's own words, apart from what is said in the chats. */
export function renderNote(text: string): string {
  return styleText('dim', text);
}

function indent(lines: string[]): string[] {
  return lines.map((line) => (line === '' ? '' : `   ${line}`));
}
