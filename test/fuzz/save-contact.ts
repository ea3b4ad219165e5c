import type { FuzzedApp, FuzzedRep } from './open-app.ts';
import { dataOf } from './perform.ts';

/** Sends these texts one after the other, filled in. */
export async function sendAll(
  { handles, marks, watch }: FuzzedApp,
  { person, writer }: FuzzedRep,
  templates: readonly string[],
): Promise<void> {
  for (const template of templates) {
    const text = marks.fill(template, writer);
    watch.heard(person.id, text);
    await handles(() => void person.send(text));
  }
}

/** Taps the newest of the rep's buttons whose data begins so, and has it handled. Throws when there is none. */
export async function tapOn({ handles }: FuzzedApp, rep: FuzzedRep, what: string): Promise<void> {
  const button = dataOf(rep).find(({ data }) => data.startsWith(what));
  if (!button) throw new Error(`no button ${what}`);
  await handles(() => void rep.person.tapRaw(button.messageId, button.data));
}

/** Fills in a form with these answers and skips what else is asked, up to the card. */
export async function fillIn(
  app: FuzzedApp,
  rep: FuzzedRep,
  answers: readonly string[],
): Promise<void> {
  await sendAll(app, rep, ['/newcontact', ...answers]);
  const isAtCard = (): boolean =>
    dataOf(rep).some(({ data }) => data.startsWith('form:edit-name:'));
  // How many fields of its own the workspace has, the bot may not know yet.
  for (let skips = 0; skips < 6 && !isAtCard(); skips += 1) await sendAll(app, rep, ['/skip']);
}

/** The same, and saves it after these taps. */
export async function saveContact(
  app: FuzzedApp,
  rep: FuzzedRep,
  answers: readonly string[],
  ...taps: string[]
): Promise<void> {
  await fillIn(app, rep, answers);
  for (const what of [...taps, 'form:save:']) await tapOn(app, rep, what);
  // Somebody has that phone already.
  const isAsked = dataOf(rep).some(({ data }) => data.startsWith('form:save-anyway:'));
  if (isAsked) await tapOn(app, rep, 'form:save-anyway:');
}
