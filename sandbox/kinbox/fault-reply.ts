import type { Fault } from './faults.ts';
import { problem, type Reply, statusOf } from './reply.ts';

const PAGE = '<!DOCTYPE html><html><body><h1>We will be back soon</h1></body></html>';
const HTML = 'text/html; charset=utf-8';

/**
 * Answers a request by a fault in place of its own answer. `run` does what was asked and gives that answer;
 * a fault calls it or not:
 *
 * - not called, nothing is stored: all but the ones below. 'html' is a maintenance page, 200.
 * - called: 'delay', every `-after`, and 'empty-201', 'wrong-shape' and 'huge', since a server that
 *   answers 201 has made the contact. These and 'html-after' keep the status of the real answer.
 */
export function faultReply(fault: Fault, run: () => Reply): Reply {
  const reply = bareReply(fault, run);
  if (reply.kind !== 'answer' || fault.retryAfter === undefined) return reply;
  return { ...reply, headers: { ...reply.headers, 'retry-after': String(fault.retryAfter) } };
}

function bareReply({ how, message }: Fault, run: () => Reply): Reply {
  switch (how) {
    case 'delay':
      return run();
    case 'too-many':
      return problem(429, message ?? 'ThrottlerException: Too Many Requests');
    case 'server-error-after':
      run();
      return problem(500, message ?? 'Internal server error');
    case 'server-error':
      return problem(500, message ?? 'Internal server error');
    case 'bad-gateway':
      return problem(502, message ?? 'Bad Gateway');
    case 'gateway-timeout-after':
      run();
      return problem(504, message ?? 'Gateway Timeout');
    case 'unavailable':
      return problem(503, message ?? 'Service Unavailable');
    case 'unauthorized':
      return problem(401, message ?? 'Unauthorized');
    case 'forbidden':
      return problem(403, message ?? 'Forbidden resource');
    case 'reject-400':
      return problem(400, message ?? ['email must be an email']);
    case 'reject-422':
      return problem(422, message ?? ['phone is not a valid phone number']);
    case 'reset-after':
      run();
      return { kind: 'reset' };
    case 'reset':
      return { kind: 'reset' };
    case 'hang-after':
      run();
      return { kind: 'hang' };
    case 'hang':
      return { kind: 'hang' };
    case 'html':
      return { kind: 'answer', status: 200, body: PAGE, contentType: HTML };
    case 'html-after':
      return { kind: 'answer', status: statusAfter(run), body: PAGE, contentType: HTML };
    case 'empty-201':
      return {
        kind: 'answer',
        status: statusAfter(run),
        body: '',
        contentType: 'application/json',
      };
    case 'wrong-shape':
      return { kind: 'answer', status: statusAfter(run), body: { success: true } };
    case 'huge':
      return { kind: 'huge', status: statusAfter(run) };
  }
}

function statusAfter(run: () => Reply): number {
  return statusOf(run()) ?? 200;
}
