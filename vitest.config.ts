import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Stories wait for the network and for time to pass more than they compute.
    maxWorkers: availableParallelism() * 2,
    // V8's list of pages with compiled code, kept where the processor has memory protection keys, is not safe while
    // worker threads come and go, and ends the process ("Check failed: jit_page.has_value()", nodejs/node#64500).
    execArgv: ['--no-memory-protection-keys'],
    // The product keeps no state in its modules: a worker need not load them anew for each file, which took a third of
    // the time.
    isolate: false,
  },
});
