import { formatPhone } from '../../domain/fields/phone.ts';
import type { ImportList, ImportRow } from '../../domain/import.ts';
import { type Html, lines, paragraphs, type Words } from '../../locales/words.ts';
import type { ImportStatus } from '../../storage/import-store.ts';
import type { Button } from '../buttons.ts';
import { shorten } from '../cards.ts';
import type { View } from '../messenger.ts';
import { renderProblem } from './problem.ts';

/* An import as its rep sees it, in one message from the preview to the summary. */

const ROWS_SHOWN = 5;
const WRONG_SHOWN = 8;

const IMPORT_ACTIONS = ['start', 'pause', 'resume', 'cancel'] as const;
export type ImportAction = (typeof IMPORT_ACTIONS)[number];

/** The first rows, what is wrong by row, and one tap to begin. */
export function previewView(list: ImportList, rows: ImportRow[], words: Words): View {
  const good = rows.filter(({ problem }) => problem === undefined);
  const wrong = rows.filter(({ problem }) => problem !== undefined);
  return {
    text: paragraphs(
      title(list, rows.length, words),
      lines(
        ...good.slice(0, ROWS_SHOWN).map((row) => rowLine(row, words)),
        good.length > ROWS_SHOWN && words.html('import-more', { count: good.length - ROWS_SHOWN }),
      ),
      wrong.length > 0 &&
        lines(
          words.html('import-left-out', { count: wrong.length }),
          ...wrong.slice(0, WRONG_SHOWN).map((row) => wrongLine(row, words)),
          wrong.length > WRONG_SHOWN &&
            words.html('import-more', { count: wrong.length - WRONG_SHOWN }),
        ),
      good.length === 0 && words.html('import-none-good'),
    ),
    buttons: [
      good.length > 0
        ? [
            {
              label: words.plain('button-import', { count: good.length }),
              data: importData('start', list.id),
              style: 'success',
            },
          ]
        : [],
      [cancelButton(list, words)],
    ],
  };
}

function title({ fileName }: ImportList, count: number, words: Words): Html {
  return fileName === undefined
    ? words.html('import-cards', { count })
    : words.html('import-file', { count, file: shorten(fileName, 60) });
}

function rowLine({ contact, given }: ImportRow, words: Words): Html {
  const phone = contact?.phone && formatPhone(contact.phone);
  const reach = [phone, contact?.email].filter(Boolean).join(' · ');
  return words.html('import-row', {
    name: shorten(contact?.name ?? given.name, 40),
    reach: reach === '' ? '–' : shorten(reach, 60),
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
  const { list, state, created, failed, wrong, waiting, open } = status;
  const file = shorten(list.fileName ?? words.plain('import-shared-cards'), 60);
  const known = state === 'preview' ? 'running' : state;
  return paragraphs(
    words.html(`import-${known}`, { file }),
    known !== 'done' && words.html('import-bar', { bar: bar(status) }),
    lines(
      words.html('import-created', { count: created }),
      failed + wrong > 0 && words.html('import-failed', { count: failed + wrong }),
      known !== 'done' &&
        waiting + open > 0 &&
        words.html('import-waiting', { count: waiting + open }),
    ),
  );
}

/** The summary at the end; the file with what came to nothing follows it. */
export function endView(status: ImportStatus, words: Words): View {
  const state = status.state === 'cancelled' ? 'cancelled' : 'done';
  const failed = status.failed + status.wrong > 0;
  const text = statusText({ ...status, state }, words);
  return { text: failed ? paragraphs(text, words.html('import-see-file')) : text };
}

const BAR = 10;

function bar({ created, failed, total, wrong }: ImportStatus): string {
  const share = (created + failed) / Math.max(1, total - wrong);
  const full = Math.min(BAR, Math.floor(share * BAR));
  return `${'▓'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(share * 100)} %`;
}

function importButton(action: 'pause' | 'resume', list: ImportList, words: Words): Button {
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
