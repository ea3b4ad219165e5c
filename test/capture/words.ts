import type { NoteLine } from '../../src/capture/note-line.ts';

/** Labels that no language has, so that a test sees where they come from. */
export const noteLine: NoteLine = (kind, value) => `<${kind}> ${value}`;
