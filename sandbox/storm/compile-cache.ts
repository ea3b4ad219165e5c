import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/**
 * Half of a start is the compiling of the code, and a process that is killed never writes down what it has
 * compiled: one that ends in good order, for want of an environment, does it for all. Resolves to the
 * environment by which the others find it.
 */
export async function fillCompileCache(
  main: string,
  folder: string,
): Promise<Record<'NODE_COMPILE_CACHE', string>> {
  const env = { NODE_COMPILE_CACHE: join(folder, 'compiled') };
  const child = spawn(process.execPath, [main], { cwd: folder, env, stdio: 'ignore' });
  await once(child, 'exit');
  return env;
}
