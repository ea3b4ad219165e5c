/*
 * For a child process, by `--import`: its time runs TIME_SPEED times as fast, counted from TIME_START (Unix
 * time in ms), so that what waits for 30 s is over in two. Like libfaketime; the program does not notice.
 */
const speed = Number(process.env.TIME_SPEED);
const start = Number(process.env.TIME_START);
const { now } = Date;
const { setTimeout: later } = globalThis;

Date.now = () => Math.round(start + (now() - start) * speed);

// Only what the bot itself and its HTTP client use: a callback and its milliseconds.
globalThis.setTimeout = Object.assign(
  (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) =>
    later(callback, ms / speed, ...args),
  later,
);
