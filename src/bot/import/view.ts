import { renderFailedRows } from '../../capture/failed-rows.ts';
import type { EntryProblem } from '../../capture/problem.ts';
import { formatPhone } from '../../domain/fields/phone.ts';
import type { ImportList, ImportRow } from '../../domain/import.ts';
import { type Html, lines, paragraphs, type Words } from '../../locales/words.ts';
import type { ImportStatus } from '../../storage/store.ts';
import type { Button } from '../../telegram/keyboard.ts';
import type { View } from '../../telegram/messenger.ts';
import { shorten } from '../cards.ts';

/** Why a contact of an import failed, besides problems of its row. */
type Fate = 'guessed' | 'known' | 'rejected' | 'undecided' | 'gave-up' | 'unreadable';

/** Every code there are words for; anything else is Kinbox's own words. */
const CODES = {
  'phone-no-digits': true,
  'phone-no-area-code': true,
  'phone-missing-ninth': true,
  'phone-too-short': true,
  'phone-too-long': true,
  'phone-invalid': true,
  'phone-several': true,
  'phone-north-american': true,
  'phone-rounded': true,
  'email-malformed': true,
  'email-too-long': true,
  'no-name': true,
  'name-too-long': true,
  'notes-too-long': true,
  'twice-in-file': true,
  'vcard-unfinished': true,
  'vcard-empty': true,
  'vcard-group': true,
  guessed: true,
  known: true,
  rejected: true,
  undecided: true,
  'gave-up': true,
  unreadable: true,
} satisfies Record<EntryProblem | Fate, true>;

export type RowProblem = keyof typeof CODES;
export const ROW_PROBLEMS = Object.keys(CODES) as RowProblem[];

/** In the rep's words, with what was likely meant. */
function renderProblem({ problem = 'unreadable', suggestion }: ImportRow, words: Words) {
  const code = ROW_PROBLEMS.find((known) => known === problem);
  const text = code ? words.plain(`row-${code}`) : words.plain('row-kinbox', { reason: problem });
  return suggestion === undefined
    ? text
    : words.plain('row-suggestion', { problem: text, suggestion });
}

/** The file of failed contacts, for the rep to correct and send again. */
export function failedRowsFile(
  rows: ImportRow[],
  words: Words,
): { name: string; content: Uint8Array } {
  const content = renderFailedRows(
    rows.map((row) => ({
      row: row.row,
      asWritten: row.asWritten,
      reason: renderProblem(row, words),
    })),
    {
      line: words.plain('column-line'),
      name: words.plain('column-name'),
      phone: words.plain('column-phone'),
      email: words.plain('column-email'),
      location: words.plain('column-location'),
      notes: words.plain('column-notes'),
      reason: words.plain('column-reason'),
    },
  );
  return { name: words.plain('failed-file-name'), content };
}

/* An import as its rep sees it, in one message from the preview to the summary. */

const ROWS_SHOWN = 5;
const WRONG_SHOWN = 8;

export const IMPORT_ACTIONS = [
  'start',
  'sure',
  'all',
  'suggested',
  'pause',
  'resume',
  'cancel',
  'undo',
] as const;
export type ImportAction = (typeof IMPORT_ACTIONS)[number];

/** The first rows, what is wrong by row, and one tap to begin. */
export function previewView(list: ImportList, rows: ImportRow[], words: Words): View {
  const { good, wrong, guessed, suggested, known } = sorted(rows);
  const nameOnly = good.filter(({ contact }) => !contact?.phone && !contact?.email).length;
  return {
    text: paragraphs(
      title(list, rows.length, words),
      lines(
        ...good.slice(0, ROWS_SHOWN).map((row) => rowLine(row, words)),
        good.length > ROWS_SHOWN && words.html('import-more', { count: good.length - ROWS_SHOWN }),
      ),
      guessed > 0 && words.html('import-guessed', { count: guessed }),
      wrong.length > 0 &&
        lines(
          words.html('import-left-out', { count: wrong.length }),
          ...wrong.slice(0, WRONG_SHOWN).map((row) => wrongLine(row, words)),
          wrong.length > WRONG_SHOWN &&
            words.html('import-more', { count: wrong.length - WRONG_SHOWN }),
        ),
      nameOnly > 0 && words.html('import-name-only', { count: nameOnly }),
      good.length + known + suggested > 0 && words.html('import-known-how'),
      good.length + known + suggested === 0 && words.html('import-none-good'),
    ),
    buttons: [
      startButton(
        { label: words.plain('button-import', { count: good.length }), count: good.length },
        importData('start', list.id),
        'success',
      ),
      startButton(
        {
          label: words.plain('button-import-sure', { count: countIn('sure', rows) }),
          count: guessed > 0 ? countIn('sure', rows) : 0,
        },
        importData('sure', list.id),
      ),
      startButton(
        {
          label: words.plain('button-import-suggested', { count: countIn('suggested', rows) }),
          count: suggested,
        },
        importData('suggested', list.id),
      ),
      startButton(
        {
          label: words.plain('button-import-all', { count: countIn('all', rows) }),
          count: countIn('all', rows),
        },
        importData('all', list.id),
      ),
      [cancelButton(list, words)],
    ],
  };
}

function sorted(rows: ImportRow[]) {
  const good = rows.filter(isInOrder);
  const wrong = rows.filter((row) => !isInOrder(row));
  const suggested = wrong.filter(({ contact, problem }) => contact && problem !== 'known').length;
  const known = wrong.filter(({ contact, problem }) => contact && problem === 'known').length;
  return { good, wrong, suggested, known, guessed: good.filter((row) => row.guessed).length };
}

/** How many contacts an import takes that begins in this way. */
export function countIn(action: ImportAction, rows: ImportRow[]): number {
  const { good, guessed, suggested, known } = sorted(rows);
  const more: Partial<Record<ImportAction, number>> = { sure: -guessed, suggested, all: known };
  return good.length + (more[action] ?? 0);
}

/** Those with a guess are, even once they were left out: a cancelled start can be undone. */
const isInOrder = ({ problem }: ImportRow): boolean =>
  problem === undefined || problem === 'guessed';

/** No button that would start with nobody. */
function startButton(
  { label, count }: { label: string; count: number },
  data: string,
  style?: 'success',
): Button[] {
  return count > 0 ? [{ label, data, style }] : [];
}

function title({ fileName }: ImportList, count: number, words: Words): Html {
  return fileName === undefined
    ? words.html('import-cards', { count })
    : words.html('import-file', { count, file: shorten(fileName, 60) });
}

function rowLine({ contact, asWritten, guessed }: ImportRow, words: Words): Html {
  const phone = contact?.phone && formatPhone(contact.phone);
  const reach = [phone, contact?.email].filter(Boolean).join(' · ');
  return words.html('import-row', {
    name: shorten(contact?.name ?? asWritten.name, 40),
    reach:
      (reach === '' ? words.plain('import-no-reach') : shorten(reach, 60)) + (guessed ? ' ❔' : ''),
  });
}

function wrongLine(row: ImportRow, words: Words): Html {
  return words.html('import-wrong', {
    row: String(row.row),
    problem: shorten(renderProblem(row, words), 120),
  });
}

/** How far it is; the buttons that go with its state. */
export function statusView(status: ImportStatus, words: Words): View {
  const { list, state } = status;
  const rows: Record<typeof state, Button[][]> = {
    preview: [],
    running: [[importButton('pause', list, words)], [cancelButton(list, words)]],
    paused: [[importButton('resume', list, words)], [cancelButton(list, words)]],
    cancelled: [],
    done: [],
  };
  return { text: statusText(status, words), buttons: rows[state] };
}

function statusText(status: ImportStatus, words: Words): Html {
  const { list, state, created, failed, wrong, waiting, open, known: there } = status;
  const leftOut = failed + wrong - there;
  const file = shorten(list.fileName ?? words.plain('import-shared-cards'), 60);
  const known = state === 'preview' ? 'running' : state;
  const isOn = known === 'running' || known === 'paused';
  const isBegun = known !== 'cancelled' || created + failed + open > 0;
  return paragraphs(
    words.html(`import-${known}`, { file }),
    isOn && words.html('import-bar', { bar: bar(status) }),
    isBegun &&
      lines(
        words.html('import-created', { count: created }),
        there > 0 && words.html('import-there', { count: there }),
        leftOut > 0 && words.html('import-failed', { count: leftOut }),
        isOn && waiting + open > 0 && words.html('import-waiting', { count: waiting + open }),
      ),
  );
}

/** The summary at the end; `hasFile` if the file of failed contacts follows it. */
export function endView(
  status: ImportStatus,
  words: Words,
  { hasFile }: { hasFile: boolean },
): View {
  const state = status.state === 'cancelled' ? 'cancelled' : 'done';
  const text = statusText({ ...status, state }, words);
  const canGoOn = state === 'cancelled' && status.waiting > 0;
  return {
    text: hasFile ? paragraphs(text, words.html('import-see-file')) : text,
    buttons: canGoOn ? [[importButton('undo', status.list, words)]] : [],
  };
}

const BAR = 10;

function bar({ created, failed, total, wrong }: ImportStatus): string {
  const share = (created + failed) / Math.max(1, total - wrong);
  const full = Math.min(BAR, Math.floor(share * BAR));
  return `${'▓'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(share * 100)} %`;
}

function importButton(action: 'pause' | 'resume' | 'undo', list: ImportList, words: Words): Button {
  return { label: words.plain(`button-${action}`), data: importData(action, list.id) };
}

function cancelButton(list: ImportList, words: Words): Button {
  return {
    label: words.plain('button-cancel'),
    data: importData('cancel', list.id),
    style: 'danger',
  };
}

const importData = (action: ImportAction, id: string): string => `import:${action}:${id}`;

export function parseImportData(data: string): { action: ImportAction; id: string } | undefined {
  const [prefix, name, id, ...more] = data.split(':');
  const action = IMPORT_ACTIONS.find((known) => known === name);
  return prefix === 'import' && action && id && more.length === 0 ? { action, id } : undefined;
}
