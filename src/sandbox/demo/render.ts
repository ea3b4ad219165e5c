import { styleText } from 'node:util';
import type { Button, ChatMessage } from '../telegram/chat-view.ts';

/** A message with its buttons, which are numbered from 1 in the order of reading. */
export function renderMessage(message: ChatMessage, chatTitle: string | undefined): string {
  const edited = message.edited > 0 ? ' (edited)' : '';
  const place = chatTitle === undefined ? '' : ` in ${chatTitle}`;
  const head = styleText('cyan', `#${message.id} ${message.author}${place}${edited}`);
  const what = message.kind === 'text' ? message.text : `<${message.kind}> ${message.text}`;
  return [head, ...indent(what.split('\n')), ...indent(renderButtons(message))].join('\n');
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
