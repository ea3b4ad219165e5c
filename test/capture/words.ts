import type { NoteLine } from '../../src/capture/contact-of.ts';

/** Labels that no language has, so that a test sees where they come from. */
export const noteLine: NoteLine = (kind, value) => `<${kind}> ${value}`;
