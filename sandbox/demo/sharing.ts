import { readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import type { DocumentFile } from '../telegram/attachments.ts';
import type { ChatMessage } from '../telegram/chat-view.ts';
import type { Group } from '../telegram/group.ts';
import type { Person } from '../telegram/person.ts';
import type { Command, Done } from './commands.ts';

const SAMPLES = ['card1', 'card2', 'badge'];
const SAMPLES_FOLDER = join(import.meta.dirname, '../samples');
const MADE_UP = 'Zoé Conceição, +55 21 99876-5432';
const FILE_BYTES_AT_MOST = 50 << 20;
/** Types that apps give to the files that matter here, by extension. */
const MIMES: Record<string, string> = {
  '.csv': 'text/csv',
  '.jpg': 'image/jpeg',
  '.pdf': 'application/pdf',
  '.txt': 'text/plain',
  '.vcf': 'text/vcard',
};

/** The demo's commands by which the rep sends something else than plain text. */
export function createSharing(deps: {
  rep: Person;
  /** Where the rep is writing now. */
  place: () => { in?: Group };
  messages: () => ChatMessage[];
}): Record<string, Command> {
  const { rep, place, messages } = deps;
  const done = (note: string): Done => ({ note, isForBot: place().in === undefined });

  return {
    contact: {
      usage: ':contact [name, phone]   share a contact card, a made-up one if none is given',
      run(card) {
        const [name = '', ...phone] = (card || MADE_UP).split(',');
        if (name.trim() === '' || phone.length === 0) {
          return { note: 'Like this: :contact Name, phone' };
        }
        rep.contact({ firstName: name.trim(), phone: phone.join(',').trim() }, place());
        return done(`Shared the contact card of ${card || MADE_UP}`);
      },
    },
    file: {
      usage: ':file path   send a file from this machine',
      run(path) {
        if (path === '') return { note: 'Like this: :file contacts.csv' };
        const file = readFile(path);
        if (typeof file === 'string') return { note: file };
        rep.document(file, place());
        return done(`Sent ${file.name}, ${renderSize(file.content.length)}.`);
      },
    },
    photo: {
      usage:
        ':photo [card1 | card2 | badge | path]   send a photo: a sample, or a JPEG of this machine',
      run(name) {
        const sample = SAMPLES.find((known) => known === (name || 'card1'));
        const path = sample ? join(SAMPLES_FOLDER, `${sample}.jpg`) : name;
        const file = readFile(path);
        if (typeof file === 'string') return { note: file };
        rep.photo('', { ...place(), content: file.content });
        return done(`Sent the photo ${file.name}.`);
      },
    },
    forward: {
      usage: ':forward name | text   forward a message of somebody who hides their account',
      run(rest) {
        const [, name = '', text = ''] = /^([^|]*)\|(.*)$/.exec(rest) ?? [];
        const said = withNewLines(text.trim());
        if (name.trim() === '' || said === '')
          return { note: 'Like this: :forward Name | what they wrote' };
        rep.send(said, { ...place(), forwardOf: name.trim() });
        return done(`Forwarded a message of ${name.trim()}.`);
      },
    },
    place: {
      usage: ':place latitude longitude   share a place, such as :place -23.56 -46.66',
      run(rest) {
        const [latitude, longitude, ...more] = rest.split(/[\s,]+/).map(Number);
        if (latitude === undefined || longitude === undefined || more.length > 0) {
          return { note: 'Like this: :place -23.56 -46.66' };
        }
        rep.location(latitude, longitude, place());
        return done(`Shared the place ${latitude}, ${longitude}.`);
      },
    },
    reply: {
      usage: ':reply text   reply to the last message here, whoever wrote it',
      run(text) {
        const last = messages().findLast(({ from }) => from !== 'service');
        if (text === '') return { note: 'Like this: :reply the answer' };
        if (!last) return { note: 'There is no message to reply to here.' };
        rep.send(withNewLines(text), { ...place(), replyTo: last.id });
        const isForBot = last.from === 'bot' || text.startsWith('/');
        return { note: `Replied to #${last.id}.`, isForBot: isForBot || !place().in };
      },
    },
    edit: {
      usage: ':edit text   edit your last message',
      run(text) {
        const own = messages().findLast(({ author, from, kind, forwarded }) => {
          return from === 'person' && author === rep.firstName && kind === 'text' && !forwarded;
        });
        if (text === '') return { note: 'Like this: :edit the new text' };
        if (!own) return { note: 'You have not written anything here.' };
        rep.edit(own.id, withNewLines(text), place());
        return done(`Edited #${own.id}, which was: ${own.text}`);
      },
    },
  };
}

/** Typed text in one line: \n stands for a new line. */
export function withNewLines(text: string): string {
  return text.replaceAll('\\n', '\n');
}

/** `12 bytes`, `3.4 kB`. */
export function renderSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The file of that path, or why it cannot be sent. */
function readFile(path: string): (DocumentFile & { name: string }) | string {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts?.isFile()) return `There is no file ${path}`;
  if (facts.size > FILE_BYTES_AT_MOST) return `${path} is too large: ${renderSize(facts.size)}.`;
  const mime = MIMES[extname(path).toLowerCase()] ?? 'application/octet-stream';
  return { name: basename(path), mime, content: readFileSync(path) };
}
