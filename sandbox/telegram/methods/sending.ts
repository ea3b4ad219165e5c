import { findChat, findReplied, findThread } from '../access.ts';
import { documentJson, fileJson } from '../files.ts';
import { readText } from '../formatting.ts';
import { readMarkup } from '../keyboards.ts';
import type { UploadedFile } from '../multipart.ts';
import { accept, badRequest, type Checked, done, tooLarge } from '../outcome.ts';
import { flagOf, isRecord, jsonOf, type Params, textOf } from '../params.ts';
import { messageJson } from '../wire.ts';
import type { Backend, Method } from './context.ts';

const COMMON = [
  'business_connection_id',
  'chat_id',
  'message_thread_id',
  'direct_messages_topic_id',
  'ephemeral_message_parameters',
  'parse_mode',
  'disable_notification',
  'protect_content',
  'allow_paid_broadcast',
  'suggested_post_parameters',
  'message_effect_id',
  'reply_parameters',
  'reply_markup',
];
const IGNORED = [
  'business_connection_id',
  'direct_messages_topic_id',
  'ephemeral_message_parameters',
  'allow_paid_broadcast',
  'suggested_post_parameters',
  'message_effect_id',
];
const TEXT_AT_MOST = 4096;
const CAPTION_AT_MOST = 1024;
const PHOTO_BYTES_AT_MOST = 10 * 1024 * 1024;
const UPLOAD_BYTES_AT_MOST = 50 << 20;
const ACTIONS = [
  'typing',
  'upload_photo',
  'record_video',
  'upload_video',
  'record_voice',
  'upload_voice',
  'upload_document',
  'choose_sticker',
  'find_location',
  'record_video_note',
  'upload_video_note',
];

/** https://core.telegram.org/bots/api#sendmessage */
export const sendMessage: Method = {
  params: [...COMMON, 'text', 'entities', 'link_preview_options'],
  ignored: IGNORED,
  run(backend, { params }) {
    if (textOf(params, 'text') === '') return badRequest('message text is empty');
    const text = readText(backend.world, params, 'text');
    if (!text.ok) return text;
    const preview = readPreview(params);
    if (!preview.ok) return preview;
    const markup = readMarkup(params);
    if (!markup.ok) return markup;
    const place = findPlace(backend, params);
    if (!place.ok) return place;
    if (text.value.text === '') return badRequest('text must be non-empty');
    if (text.value.text.length > TEXT_AT_MOST) return badRequest('message is too long');
    const { chat, replyTo, quote, threadId } = place.value;
    const message = backend.world.post(chat, {
      from: backend.world.bot,
      ...text.value,
      markup: markup.value,
      content: { ...quote, ...preview.value, ...protection(params) },
      replyTo,
      threadId,
    });
    return done(messageJson(message));
  },
};

/** https://core.telegram.org/bots/api#senddocument : 50 MB at most. People can read the content. */
export const sendDocument: Method = {
  params: [
    ...COMMON,
    'document',
    'thumbnail',
    'caption',
    'caption_entities',
    'disable_content_type_detection',
  ],
  ignored: [...IGNORED, 'thumbnail'],
  run(backend, { params }) {
    const file = readFile(backend, params, 'document');
    if (!file.ok) return file;
    const caption = readText(backend.world, params, 'caption');
    if (!caption.ok) return caption;
    const markup = readMarkup(params);
    if (!markup.ok) return markup;
    const place = findPlace(backend, params);
    if (!place.ok) return place;
    if (caption.value.text.length > CAPTION_AT_MOST) {
      return badRequest('message caption is too long');
    }
    const stored = backend.files.add(file.value, 'documents');
    const { chat, replyTo, quote, threadId } = place.value;
    const message = backend.world.post(chat, {
      from: backend.world.bot,
      ...caption.value,
      markup: markup.value,
      content: { ...quote, document: documentJson(stored), ...protection(params) },
      replyTo,
      threadId,
    });
    return done(messageJson(message));
  },
};

/** https://core.telegram.org/bots/api#sendphoto : JPEG, PNG or WebP, 10 MB at most. */
export const sendPhoto: Method = {
  params: [
    ...COMMON,
    'photo',
    'caption',
    'caption_entities',
    'show_caption_above_media',
    'has_spoiler',
  ],
  ignored: [...IGNORED, 'show_caption_above_media', 'has_spoiler'],
  run(backend, { params }) {
    const file = readFile(backend, params, 'photo');
    if (!file.ok) return file;
    if (file.value.content.length > PHOTO_BYTES_AT_MOST) return tooLarge();
    if (!isPicture(file.value.content)) return badRequest('IMAGE_PROCESS_FAILED');
    const caption = readText(backend.world, params, 'caption');
    if (!caption.ok) return caption;
    const markup = readMarkup(params);
    if (!markup.ok) return markup;
    const place = findPlace(backend, params);
    if (!place.ok) return place;
    if (caption.value.text.length > CAPTION_AT_MOST) {
      return badRequest('message caption is too long');
    }
    const stored = backend.files.add(file.value, 'photos');
    const { chat, replyTo, quote, threadId } = place.value;
    const size = { ...fileJson(stored), width: 1280, height: 1280 };
    const message = backend.world.post(chat, {
      from: backend.world.bot,
      ...caption.value,
      markup: markup.value,
      content: { ...quote, photo: [size], ...protection(params) },
      replyTo,
      threadId,
    });
    return done(messageJson(message));
  },
};

/** By the first bytes of a JPEG, a PNG and a WebP. */
const isPicture = (content: Buffer): boolean =>
  content.subarray(0, 3).toString('latin1') === '\xff\xd8\xff' ||
  content.subarray(1, 4).toString('latin1') === 'PNG' ||
  content.subarray(8, 12).toString('latin1') === 'WEBP';

/** https://core.telegram.org/bots/api#sendchataction */
export const sendChatAction: Method = {
  params: ['business_connection_id', 'chat_id', 'message_thread_id', 'action'],
  ignored: ['business_connection_id'],
  run({ world }, { params }) {
    if (!ACTIONS.includes(textOf(params, 'action').toLowerCase())) {
      return badRequest('wrong parameter action in request');
    }
    const chat = findChat(world, params, 'write');
    if (!chat.ok) return chat;
    const thread = findThread(chat.value, params);
    return thread.ok ? done(true) : thread;
  },
};

/** Chat, replied message and thread, in the order in which the Bot API checks them. */
function findPlace({ world }: Backend, params: Params) {
  const chat = findChat(world, params, 'write');
  if (!chat.ok) return chat;
  const replied = findReplied(chat.value, params);
  if (!replied.ok) return replied;
  const thread = findThread(chat.value, params);
  if (!thread.ok) return thread;
  const { message, quote } = replied.value;
  return accept({
    chat: chat.value,
    replyTo: message?.id,
    quote: quote === undefined ? {} : { quote },
    // A reply stays in the topic of the message it answers.
    threadId: thread.value ?? (message?.inTopic === true ? message.threadId : undefined),
  });
}

/** https://core.telegram.org/bots/api#linkpreviewoptions */
export function readPreview(params: Params): Checked<Record<string, unknown>> {
  const json = jsonOf(params, 'link_preview_options');
  if (!json.ok) return badRequest("can't parse link preview options JSON object");
  if (json.value === undefined) return accept({});
  if (!isRecord(json.value)) return badRequest('object expected as link preview options');
  for (const [name, value] of Object.entries(json.value)) {
    if (name !== 'url' && typeof value !== 'boolean') {
      return badRequest(`field "${name}" must be of type Boolean`);
    }
  }
  return accept({ link_preview_options: json.value });
}

function protection(params: Params): Record<string, unknown> {
  return flagOf(params, 'protect_content') ? { has_protected_content: true } : {};
}

/** The uploaded file of `document`, or one that was sent before, by its file_id. */
function readFile(
  { files }: Backend,
  params: Params,
  field: 'document' | 'photo',
): Checked<UploadedFile> {
  const value = textOf(params, field);
  const attached = /^attach:\/\/(.+)$/.exec(value)?.[1];
  const upload = params.files.get(attached ?? field);
  if (upload !== undefined) {
    if (upload.content.length > UPLOAD_BYTES_AT_MOST) return tooLarge();
    return upload.content.length === 0 ? badRequest('file must be non-empty') : accept(upload);
  }
  if (value === '' || attached !== undefined) {
    return badRequest(`there is no ${field} in the request`);
  }
  const known = files.byId(value);
  return known === undefined
    ? badRequest('wrong file identifier/HTTP URL specified')
    : accept(known);
}
