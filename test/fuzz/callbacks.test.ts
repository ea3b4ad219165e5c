import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dataOf } from './actions.ts';
import { openApp } from './open-app.ts';
import { runs, TIMEOUT_MS } from './runs.ts';

const draftId = fc.stringMatching(/^[A-Za-z0-9_-]{12}$/);
const part = fc.oneof(
  draftId,
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    '',
    ':',
    '1',
    '-1',
    '0',
    '999999999',
    '9999999999',
    'constructor',
    '__proto__',
    'toString',
    'NaN',
  ),
);
const made = fc
  .tuple(
    fc.constantFrom('form', 'contact', 'retry', 'language', 'FORM', 'form ', ''),
    fc.constantFrom(
      'skip',
      'back',
      'cancel',
      'keep',
      'use-suggestion',
      'clear',
      'go-on',
      'start-over',
      'save',
      'toggle-private',
      'edit-name',
      'edit-phone',
      'edit-x',
      'edit-constructor',
      'another',
      'fix',
      'discard',
      'there',
      'again',
      'job',
      'update',
      'en',
      'pt-BR',
      'xx',
      'text',
      'reopen',
      'correction',
      'contact-card',
      'unreadable',
      'edit',
    ),
    fc.array(part, { maxLength: 3 }),
  )
  .map(([prefix, action, parts]) => [prefix, action, ...parts].join(':'));

/** Data of a button that another rep has on the screen, as it is or with another action. */
const stolen = fc.tuple(
  fc.nat(20),
  fc.option(
    fc.constantFrom(
      'save',
      'cancel',
      'start-over',
      'go-on',
      'toggle-private',
      'fix',
      'discard',
      'there',
      'again',
    ),
  ),
);

test(
  'any data of any button is answered, and moves nothing that belongs to somebody else',
  async () => {
    const app = await openApp();
    const [victim, thief] = app.reps;
    if (!victim || !thief) throw new Error('two reps are needed');
    // The one has a contact that Kinbox refused, and a form that is filled in; the other has nothing.
    app.kinbox.fail({ on: 'create', how: 'reject-422', message: `not ${victim.marker}` });
    const fillIn = async (name: string): Promise<void> => {
      for (const text of ['/newcontact', `${name} ${victim.marker}`, '/skip', '/skip', '/skip']) {
        await app.handles(() => void victim.person.send(text));
      }
    };
    await fillIn('Maria');
    const save = victim.person.last.buttons
      .flat()
      .find(({ data }) => data?.startsWith('form:save'));
    const refused = victim.person.sees(/refused|não aceitou/);
    await app.handles(() => void victim.person.tapRaw(victim.person.last.id, save?.data ?? ''));
    await refused;
    await app.handles(() => void victim.person.send('/pending'));
    const fix = dataOf(victim).find(({ data }) => data.startsWith('contact:fix'));
    await fillIn('João');
    const card = victim.person.last;
    const theirs = [...dataOf(victim).map(({ data }) => data), fix?.data ?? ''];
    expect(theirs.length).toBeGreaterThan(5);

    let own = 0;
    await app.handles(() => {
      own = thief.person.send('/language');
    });
    own = thief.person.last.id;
    const before = app.kinbox.posts.length;
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ maxLength: 64 }), made, stolen), async (what) => {
        const data =
          typeof what === 'string'
            ? what
            : (theirs[what[0] % theirs.length] ?? '').replace(
                /(?<=^\w+:)[^:]+/,
                (was) => what[1] ?? was,
              );
        let answer: Promise<unknown> = Promise.resolve();
        await app.handles(() => {
          answer = thief.person.tapRaw(own, data.toWellFormed());
        });
        await answer;
        expect([...app.asides.values()]).toEqual([]);
        expect(app.troubles).toEqual([]);
        expect(app.leaks).toEqual([]);
      }),
      runs(),
    );
    // Nothing was sent, and the form is as it was.
    expect(app.kinbox.posts).toHaveLength(before);
    expect(victim.person.last).toEqual(card);
    const saved = victim.person.sees(/Contato criado/);
    await app.handles(() => void victim.person.tap('Salvar'));
    await saved;
    expect(app.kinbox.contacts).toHaveLength(1);
  },
  TIMEOUT_MS,
);
