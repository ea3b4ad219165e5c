import { parseArgs } from 'node:util';
import { chat } from './demo/chat.ts';
import { renderKinbox } from './demo/commands.ts';
import { openFeed } from './demo/feed.ts';
import { checkScript, playScript } from './demo/script.ts';
import { LANGUAGES, type Language, openStage } from './demo/stage.ts';

/*
 * `npm run demo`: the real bot between the two sandboxes. At a terminal it is a chat; without one, or with
 * --script, it plays one conversation and exits with 0 only if its contact is in Kinbox once and right.
 */

const USAGE = `npm run demo -- [--lang ${LANGUAGES.join('|')}] [--script]\n`;
/** The script takes a second or two. */
const SCRIPT_MS = 60_000;
/** A stop must not take longer than this, in ms. */
const STOP_MS = 9_000;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const args = readArgs();
if (args === undefined) {
  process.stderr.write(USAGE);
  process.exit(2);
}
process.exit(await (args.isScript ? script(args.language) : interactive(args.language)));

function readArgs(): { language: Language; isScript: boolean } | undefined {
  try {
    const { values } = parseArgs({
      options: { lang: { type: 'string', default: 'pt-BR' }, script: { type: 'boolean' } },
    });
    const language = LANGUAGES.find((known) => known.toLowerCase() === values.lang.toLowerCase());
    return language && { language, isScript: values.script === true || !process.stdin.isTTY };
  } catch {
    return undefined;
  }
}

async function interactive(language: Language): Promise<number> {
  const stopping = new AbortController();
  for (const signal of SIGNALS) process.once(signal, () => stopping.abort());
  const stage = await openStage(language);
  const { stdin: input, stdout: output } = process;
  await chat({ stage, input, output, signal: stopping.signal });
  setTimeout(() => process.exit(1), STOP_MS).unref();
  await stage.close();
  return 0;
}

async function script(language: Language): Promise<number> {
  setTimeout(() => {
    process.stderr.write(`The demo did not end within ${SCRIPT_MS / 1000} s.\n`);
    process.exit(1);
  }, SCRIPT_MS).unref();
  // Not the signal's own end, which would leave the temporary folder behind.
  for (const signal of SIGNALS) process.once(signal, () => process.exit(1));
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  const stage = await openStage(language);
  const feed = openFeed({
    stage,
    print,
    isHere: (chatId) => chatId === stage.rep.id,
    isEchoed: true,
  });
  const problems: string[] = [];
  try {
    await playScript(stage, print);
  } catch (error) {
    problems.push(error instanceof Error ? error.message : String(error));
  }
  feed.stop();
  // Once the bot has stopped, the contacts in Kinbox are final.
  await stage.close();
  problems.push(...checkScript(stage));
  print(`\nIn Kinbox:\n${renderKinbox(stage.kinbox.contacts)}`);
  for (const problem of problems) process.stderr.write(`Wrong: ${problem}\n`);
  if (problems.length === 0) print('The contact is in Kinbox, once and right.');
  return problems.length === 0 ? 0 : 1;
}
