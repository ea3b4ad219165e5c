import { fileURLToPath } from 'node:url';

/**
 * Where processes of the tests keep their compiled code (Node's NODE_COMPILE_CACHE): half of a start is compiling, and
 * one that ends by itself leaves its part behind for all that come after.
 */
export const COMPILED = fileURLToPath(
  new URL('../../node_modules/.cache/compiled', import.meta.url),
);
