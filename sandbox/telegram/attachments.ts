import { documentJson, type Files, fileJson } from './files.ts';

export interface ContactCard {
  readonly firstName: string;
  readonly lastName?: string;
  readonly phone: string;
  readonly vcard?: string;
  /** Telegram id of the person on the card. */
  readonly userId?: number;
}

export interface DocumentFile {
  /** Name and type are optional in a Bot API Document, and some apps give none. */
  readonly name?: string;
  readonly mime?: string;
  readonly content: Buffer;
}

export interface VenueFacts {
  readonly latitude: number;
  readonly longitude: number;
  readonly title: string;
  readonly address: string;
}

export interface VoiceNote {
  readonly content: Buffer;
  readonly seconds: number;
}

const HELLO: VoiceNote = { content: Buffer.from('OggS'), seconds: 3 };
const EMPTY_JPEG = Buffer.from([0xff, 0xd8, 0xff]);

const CAFE: VenueFacts = {
  latitude: -23.5614,
  longitude: -46.6559,
  title: 'Café',
  address: 'Av. Paulista, 1578',
};

type Content = Record<string, unknown>;

/** The fields of messages that are no text: https://core.telegram.org/bots/api#message */
export function createAttachments(files: Files) {
  const file = (name: string, mime: string, content: Buffer, folder: string): Content =>
    fileJson(files.add({ name, mime, content }, folder));
  return {
    sticker: (): Content => ({
      sticker: {
        ...file('sticker.webp', 'image/webp', Buffer.from('RIFF'), 'stickers'),
        type: 'regular',
        width: 512,
        height: 512,
        is_animated: false,
        is_video: false,
        emoji: '👍',
      },
    }),
    voice: ({ content, seconds }: VoiceNote = HELLO): Content => ({
      voice: {
        ...file('voice.oga', 'audio/ogg', content, 'voice'),
        duration: seconds,
        mime_type: 'audio/ogg',
      },
    }),
    /** Telegram sends a photo in several sizes, the largest last; the small ones stand for it here. */
    photo: (content: Buffer = EMPTY_JPEG): Content => ({
      photo: [
        { ...file('photo.jpg', 'image/jpeg', EMPTY_JPEG, 'photos'), width: 90, height: 67 },
        { ...file('photo.jpg', 'image/jpeg', content, 'photos'), width: 1280, height: 960 },
      ],
    }),
    document({ name = '', mime = '', content }: DocumentFile): Content {
      if (content.length === 0) throw new Error('Telegram sends no empty file');
      return { document: documentJson(files.add({ name, mime, content }, 'documents')) };
    },
    dice: (): Content => ({ dice: { emoji: '🎲', value: 4 } }),
    poll: (): Content => ({
      poll: {
        id: '5400000000000000001',
        question: 'Coffee or tea?',
        options: [
          { persistent_id: '0', text: 'Coffee', voter_count: 0 },
          { persistent_id: '1', text: 'Tea', voter_count: 0 },
        ],
        total_voter_count: 0,
        is_closed: false,
        is_anonymous: true,
        type: 'regular',
        allows_multiple_answers: false,
      },
    }),
    location: (latitude: number, longitude: number): Content => ({
      location: point(latitude, longitude),
    }),
    /** A venue carries its location twice. */
    venue({ latitude, longitude, title, address }: VenueFacts = CAFE): Content {
      const location = point(latitude, longitude);
      return { location, venue: { location, title, address } };
    },
    contact: (card: ContactCard): Content => ({
      contact: {
        phone_number: card.phone,
        first_name: card.firstName,
        ...(card.lastName === undefined ? {} : { last_name: card.lastName }),
        ...(card.vcard === undefined ? {} : { vcard: card.vcard }),
        ...(card.userId === undefined ? {} : { user_id: card.userId }),
      },
    }),
  };
}

function point(latitude: number, longitude: number): Content {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    throw new Error(`${latitude}, ${longitude} is no place on earth`);
  }
  return { latitude, longitude };
}

export type Attachments = ReturnType<typeof createAttachments>;
