import type { Reply } from './reply.ts';

/**
 * The shapes in which servers of Kinbox's kind tell of an error; Kinbox documents none. `nest` is NestJS's own, with a
 * sentence or a list of them; `objects` and `nested` are class-validator's; `by-field` and `list` are `errors` of
 * other libraries; `problem` is RFC 9457; `text` is no JSON at all.
 */
export const ERROR_SHAPES = [
  'nest',
  'objects',
  'nested',
  'by-field',
  'list',
  'problem',
  'text',
] as const;
export type ErrorShape = (typeof ERROR_SHAPES)[number];

/** NestJS's error in another shape; whatever else is answered stays as it is. */
export function inShape(reply: Reply, shape: ErrorShape): Reply {
  if (reply.kind !== 'answer' || reply.status < 400 || shape === 'nest') return reply;
  const { message, error } = Object(reply.body);
  const sentences: string[] = [message].flat();
  if (shape === 'text') {
    return { ...reply, body: sentences.join('\n'), contentType: 'text/plain; charset=utf-8' };
  }
  return { ...reply, body: bodyOf(shape, sentences, { error, statusCode: reply.status }) };
}

function bodyOf(
  shape: Exclude<ErrorShape, 'nest' | 'text'>,
  sentences: string[],
  rest: { error?: string; statusCode: number },
): object {
  const fields = sentences.map((sentence) => ({
    property: sentence.split(' ', 1).join(),
    constraints: { isValid: sentence },
  }));
  switch (shape) {
    case 'objects':
      return { ...rest, message: fields };
    case 'nested':
      return { ...rest, message: [{ property: 'contact', children: fields }] };
    case 'by-field':
      return {
        ...rest,
        errors: Object.fromEntries(
          fields.map(({ property, constraints }) => [property, [constraints.isValid]]),
        ),
      };
    case 'list':
      return { ...rest, errors: sentences.map((message) => ({ message })) };
    case 'problem':
      return { title: rest.error, status: rest.statusCode, detail: sentences.join('; ') };
  }
}
