import { fileJson, isFileId } from '../files.ts';
import { badRequest, done } from '../outcome.ts';
import { flagOf, intOf, textOf } from '../params.ts';
import type { Method } from './context.ts';

const ANSWER_AT_MOST = 200;
const DOWNLOAD_BYTES_AT_MOST = 20 << 20;
const CACHE_SECONDS_AT_MOST = 30 * 24 * 3600;

/** https://core.telegram.org/bots/api#answercallbackquery */
export const answerCallbackQuery: Method = {
  params: ['callback_query_id', 'text', 'show_alert', 'url', 'cache_time'],
  ignored: ['url'],
  run({ callbacks }, { params }) {
    const text = textOf(params, 'text');
    if (text.length > ANSWER_AT_MOST) return badRequest('MESSAGE_TOO_LONG');
    if (intOf(params, 'cache_time') > CACHE_SECONDS_AT_MOST) {
      return badRequest('CACHE_TIME_INVALID');
    }
    const alert = flagOf(params, 'show_alert');
    const known = callbacks.answer(
      textOf(params, 'callback_query_id'),
      text === '' ? { alert } : { text, alert },
    );
    return known
      ? done(true)
      : badRequest('query is too old and response timeout expired or query ID is invalid');
  },
};

/**
 * https://core.telegram.org/bots/api#getfile : 20 MB at most. The two errors for an id are those of
 * https://github.com/tdlib/telegram-bot-api : one cannot be read, the other leads to no file.
 */
export const getFile: Method = {
  params: ['file_id'],
  run({ files }, { params }) {
    const id = textOf(params, 'file_id');
    if (id === '') return badRequest('file_id not specified');
    if (!isFileId(id)) return badRequest('invalid file_id');
    const file = files.byId(id);
    if (file === undefined) {
      return badRequest('wrong file_id or the file is temporarily unavailable');
    }
    if (file.content.length > DOWNLOAD_BYTES_AT_MOST) return badRequest('file is too big');
    files.open(file);
    return done({ ...fileJson(file), file_path: file.path });
  },
};
