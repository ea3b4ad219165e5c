import { z } from 'zod';

/** A server with OpenAI's route for transcriptions, and what it wants to hear. */
export interface Speech {
  /** The whole address: https://…/v1/audio/transcriptions */
  url: string;
  token?: string;
  model: string;
}

/** `refused`: the server takes none of it, now or later. `later`: away, busy, or nothing understandable. */
export type Transcript = { ok: true; text: string } | { ok: false; problem: 'refused' | 'later' };

/** A minute of speech takes a small server about as long. */
const TIMEOUT_MS = 60_000;
/** In bytes: many times the words of the longest voice note. */
const ANSWER_MAX = 200_000;

/** https://platform.openai.com/docs/api-reference/audio/createTranscription */
const answerShape = z.object({ text: z.string() });

/** Sends a voice note and resolves to its words; never rejects. Nothing of it is kept here. */
export async function transcribe(
  { url, token, model }: Speech,
  voice: { bytes: Uint8Array<ArrayBuffer>; mime: string; language?: string },
): Promise<Transcript> {
  const form = new FormData();
  form.set('file', new Blob([voice.bytes], { type: voice.mime }), 'voice.ogg');
  form.set('model', model);
  form.set('response_format', 'json');
  if (voice.language !== undefined) form.set('language', voice.language);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      body: form,
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (!response.ok) {
      await response.body?.cancel();
      const isBusy = response.status >= 500 || response.status === 429 || response.status === 408;
      return { ok: false, problem: isBusy ? 'later' : 'refused' };
    }
    return readAnswer(await readBounded(response));
  } catch {
    // The error of fetch names the address and nothing that helps a rep; away is away.
    return { ok: false, problem: 'later' };
  }
}

function readAnswer(body: string): Transcript {
  const answer = answerShape.safeParse(JSON.parse(body));
  return answer.success
    ? { ok: true, text: answer.data.text.trim() }
    : { ok: false, problem: 'refused' };
}

/** The body as text; throws when it is larger than any transcript. */
async function readBounded(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > ANSWER_MAX) throw new Error('an answer larger than any transcript');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
