import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openApp } from './open-app.ts';
import { dataOf } from './perform.ts';
import { runs, TIMEOUT_MS } from './runs.ts';
import { fillIn, saveContact, sendAll, tapOn } from './save-contact.ts';

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
    fc.constantFrom(
      'form',
      'contact',
      'retry',
      'language',
      'import',
      'correct',
      'FORM',
      'form ',
      '',
    ),
    fc.constantFrom(
      'skip',
      'back',
      'cancel',
      'keep',
      'use-suggestion',
      'clear',
      'go-on',
      'undo',
      'save',
      'toggle-private',
      'edit-name',
      'edit-phone',
      'edit-x',
      'edit-constructor',
      'save-anyway',
      'show-duplicate',
      'add-0',
      'own-0',
      'own-99',
      'option-0',
      'phone-0',
      'start',
      'pause',
      'resume',
      'yes',
      'no',
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
  fc.nat(99),
  fc.option(
    fc.constantFrom(
      'save',
      'cancel',
      'undo',
      'go-on',
      'toggle-private',
      'fix',
      'discard',
      'there',
      'again',
      'save-anyway',
      'show-duplicate',
      'add-0',
      'start',
      'resume',
      'yes',
    ),
  ),
);

test(
  'any data of any button is answered, and moves nothing that belongs to somebody else',
  async () => {
    const app = await openApp();
    const [victim, thief] = app.reps;
    if (!victim || !thief) throw new Error('two reps are needed');
    // The one has whatever has buttons; the other has nothing.
    const all = new Set<string>();
    const remember = (): void => {
      for (const { data } of dataOf(victim)) all.add(data);
    };
    const answers = ['Maria {w}', '{p}', '{e}', 'nota {w}'];
    app.kinbox.fail({ on: 'create', how: 'reject-422' });
    const refused = victim.person.sees(/não aceitou/);
    await saveContact(app, victim, answers);
    await refused;
    await sendAll(app, victim, ['/pending']);
    remember();
    // A correction that is offered.
    const created = victim.person.sees(/Salvo no Kinbox/);
    await saveContact(app, victim, answers);
    await created;
    const answer = victim.person.messages.findLast(({ text }) => text.startsWith('nota'));
    await app.handles(() => victim.person.edit(answer?.id ?? 0, 'outra nota'));
    remember();
    // An import that runs, one that has not begun, and a form that asks about a duplicate.
    const [name, rows] = ['feira {w}.csv', 'Ana;{p}\nBia;{e}\nNoa {w};{p}'].map((template) =>
      app.marks.fill(template, victim.writer),
    );
    app.watch.heard(victim.person.id, `${name} ${rows}`);
    const file = { name: name ?? '', content: Buffer.from(rows ?? '') };
    await app.handles(() => void victim.person.document(file));
    remember();
    const known = app.marks.fill('{p}', victim.writer);
    app.kinbox.add({ name: 'Lia', phone: known.replace(/\D/g, '') });
    await fillIn(app, victim, ['João {w}', known, '/skip', 'nota {w}']);
    remember();
    await tapOn(app, victim, 'form:save:');
    const card = victim.person.last;
    remember();
    const theirs = [...all];
    const kinds = new Set(theirs.map((data) => data.split(':').slice(0, 2).join(':')));
    for (const kind of ['contact:fix', 'correct:yes', 'import:start', 'form:add-0'])
      expect(kinds).toContain(kind);

    // A message with buttons, and one that is a file: the failed contacts of an import.
    const reported = thief.person.sees('left-out.csv');
    await sendAll(app, thief, ['Zoe;{p}\n;{p}\nZaz;{e}']);
    await tapOn(app, thief, 'import:start:');
    await reported;
    await sendAll(app, thief, ['/language']);
    const own = thief.person.messages.filter(({ from }) => from === 'bot').slice(-2);
    expect(own.map(({ kind }) => kind)).toEqual(['document', 'text']);
    const writes = () => app.kinbox.requests.filter(({ method }) => method !== 'GET').length;
    const before = writes();
    const steal = async (data: string, on = 1): Promise<void> => {
      let answer: Promise<unknown> = Promise.resolve();
      await app.handles(() => {
        answer = thief.person.tapRaw(own[on]?.id ?? 0, data.toWellFormed());
      });
      await answer;
      expect([...app.failedItems.values()]).toEqual([]);
      expect(app.troubles).toEqual([]);
      expect(app.watch.leaks()).toEqual([]);
      expect(app.watch.open()).toEqual([]);
    };
    for (const data of [...theirs, 'language:en', 'contact:another:abcdefghijkl']) {
      await steal(data, 0);
      await steal(data, 1);
    }
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.string({ maxLength: 64 }), made, stolen),
        fc.nat(1),
        async (what, on) => {
          if (typeof what === 'string') return steal(what, on);
          const [index, action] = what;
          const data = theirs[index % theirs.length] ?? '';
          await steal(
            data.replace(/(?<=^\w+:)[^:]+/, (was) => action ?? was),
            on,
          );
        },
      ),
      runs(),
    );
    // Nothing was sent, and everything of theirs is as it was.
    expect(writes()).toBe(before);
    expect(victim.person.last).toEqual(card);
    await app.handles(() => void victim.person.tap('Salvar mesmo assim'));
    const start = theirs.find((data) => data.startsWith('import:start:')) ?? '';
    const imported = victim.person.sees(/concluída/);
    await app.handles(() => void victim.person.tapRaw(victim.person.last.id, start));
    await imported;
    expect(app.kinbox.contacts.filter(({ name }) => /^(João|Noa)/.test(name))).toHaveLength(2);
  },
  TIMEOUT_MS,
);
