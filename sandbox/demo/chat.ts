import { once } from 'node:events';
import { clearScreenDown, createInterface, cursorTo, moveCursor } from 'node:readline';
import { createPlayer } from './commands.ts';
import { openFeed } from './feed.ts';
import { renderNote } from './render.ts';
import type { Stage } from './stage.ts';

export interface ChatDeps {
  stage: Stage;
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream & { isTTY?: boolean };
  /** Ends the chat at once. */
  signal?: AbortSignal;
}

/**
 * How long the next line waits for the bot's answer to the one before, in ms: pasted lines then meet the
 * question that they are for.
 */
const ANSWER_MS = 2_000;

/** The demo at the keyboard; resolves when the person has had enough. */
export async function chat({ stage, input, output, signal }: ChatDeps): Promise<void> {
  if (signal?.aborted) return;
  const isTerminal = output.isTTY === true;
  const lines = createInterface({ input, output, terminal: isTerminal });
  const player = createPlayer(stage);
  const feed = openFeed({
    stage,
    print,
    isHere: (chatId) => chatId === player.chatId,
    isEchoed: false,
  });
  let isOver = false;
  let isClosed = false;
  let played = Promise.resolve();
  let waiting = 0;

  /** Puts text above the line that is being typed. */
  function print(text: string): void {
    if (isOver) return;
    if (!isTerminal || isClosed) {
      output.write(`${text}\n`);
      return;
    }
    const { rows } = lines.getCursorPos();
    moveCursor(output, 0, -rows);
    cursorTo(output, 0);
    clearScreenDown(output);
    // readline goes up by so many rows before it draws what was typed again.
    output.write(`${text}\n${'\n'.repeat(rows)}`);
    lines.prompt(true);
  }

  const promptNow = (): string => `${stage.rep.firstName}, ${player.chatTitle}> `;

  function invite(): void {
    if (isOver || isClosed) return;
    lines.setPrompt(promptNow());
    if (isTerminal) lines.prompt(true);
  }

  function end(): void {
    isOver = true;
    lines.close();
  }

  async function play(line: string): Promise<void> {
    if (isOver || line.trim() === '') return;
    const answered = feed.nextWord(ANSWER_MS);
    try {
      const done = await player.play(line.trim());
      if (done.note !== undefined) print(renderNote(done.note));
      if (done.isOver) return end();
      invite();
      if (done.isForBot) await answered;
    } catch (error) {
      const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
      print(renderNote(`That did not work: ${reason}`));
    }
  }

  lines.on('line', (line) => {
    waiting += 1;
    const isLate = waiting > 1;
    played = played
      .then(() => {
        // It was typed further up, before the answers that it had to wait for.
        if (isLate) print(`${promptNow()}${line}`);
        return play(line);
      })
      .then(() => {
        waiting -= 1;
        invite();
      });
  });
  lines.on('close', () => {
    isClosed = true;
  });
  lines.on('SIGINT', end);
  signal?.addEventListener('abort', end);

  print(
    renderNote(
      [
        'The bot, between a Telegram and a Kinbox that exist on this machine only.',
        `You are ${stage.rep.firstName}, a sales rep. Begin with /newcontact; :help says what else there is.`,
        `The bot's log, until the end of the demo: ${stage.logFile}`,
      ].join('\n'),
    ),
  );
  invite();
  await once(lines, 'close');
  // Lines that were pasted together with the end of input still count.
  await played;
  feed.stop();
}
