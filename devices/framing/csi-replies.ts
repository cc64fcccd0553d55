import { ESC } from './bytes.ts';
import { encodeSequence } from './csi.ts';
import { createScanner, type Token } from './scanner.ts';

/**
 * What the printer says. `globalStatus` comes by itself, after start and on every change, and cannot be asked for. `status` answers a status request
 * (1;4 paper, 2;4 no paper) and also reports keys (20;1, 20;2) and, at the end of paper, 2;m. `garbage` is anything that fits no reply.
 */
export type CsiReply =
  | { readonly kind: 'globalStatus'; readonly state: 'online' | 'stop' | 'error' }
  | { readonly kind: 'status'; readonly n: number; readonly m: number }
  | { readonly kind: 'controlPoint'; readonly n: number }
  | { readonly kind: 'controlPointStarting'; readonly n: number }
  | { readonly kind: 'width'; readonly width180: number }
  | { readonly kind: 'unitParameters'; readonly params: readonly number[] }
  | { readonly kind: 'stripeRead'; readonly attempts: number; readonly block: number; readonly error: number; readonly data: string }
  | { readonly kind: 'stripeWritten'; readonly attempts: number; readonly failed: boolean }
  | { readonly kind: 'garbage'; readonly bytes: Uint8Array };

const GLOBAL_STATES = ['online', 'stop', 'error'] as const;

/** For the emulator and the tests. */
export function encodeReply(reply: CsiReply): Uint8Array {
  switch (reply.kind) {
    case 'globalStatus':
      return encodeSequence([GLOBAL_STATES.indexOf(reply.state)], '!z');
    case 'status':
      return encodeSequence([reply.n, reply.m], '"z');
    case 'controlPoint':
      return encodeSequence([reply.n], '!t');
    case 'controlPointStarting':
      return encodeSequence([reply.n], ')t');
    case 'width':
      return encodeSequence([reply.width180], '"t');
    case 'unitParameters':
      return encodeSequence(reply.params, '#z');
    case 'stripeRead':
      return encodeSequence([reply.attempts, 2, reply.block, reply.error], '"r', reply.data);
    case 'stripeWritten':
      return encodeSequence([reply.attempts, reply.failed ? 1 : 0], '#r');
    case 'garbage':
      return reply.bytes;
  }
}

/** Reply of each tail, given exactly the documented number of parameters; undefined when a value has no meaning. */
const REPLIES: Readonly<Record<string, { readonly count: number; read(p: readonly number[], data: string): CsiReply | undefined }>> = {
  '!z': {
    count: 1,
    read: ([n = -1]) => {
      const state = GLOBAL_STATES[n];
      return state && { kind: 'globalStatus', state };
    },
  },
  '"z': { count: 2, read: ([n = 0, m = 0]) => ({ kind: 'status', n, m }) },
  '!t': { count: 1, read: ([n = 0]) => (n <= 9999 ? { kind: 'controlPoint', n } : undefined) },
  ')t': { count: 1, read: ([n = 0]) => (n <= 9999 ? { kind: 'controlPointStarting', n } : undefined) },
  '"t': { count: 1, read: ([width180 = 0]) => ({ kind: 'width', width180 }) },
  '#z': { count: 8, read: (params) => ({ kind: 'unitParameters', params }) },
  '"r': {
    count: 4,
    read: ([attempts = 0, , block = 0, error = 0], data) => (error <= 7 ? { kind: 'stripeRead', attempts, block, error, data } : undefined),
  },
  '#r': { count: 2, read: ([attempts = 0, n = 0]) => (n <= 1 ? { kind: 'stripeWritten', attempts, failed: n === 1 } : undefined) },
};

export interface ReplyDecoder {
  push(bytes: Uint8Array): CsiReply[];
}

export function createReplyDecoder(): ReplyDecoder {
  const scanner = createScanner({ dataTails: new Set(['"r']), leads: new Set([ESC]), argumentsOf: () => null });
  return { push: (bytes) => scanner.push(bytes).map(toReply) };
}

function toReply(token: Token): CsiReply {
  switch (token.kind) {
    case 'raw':
    case 'broken':
      return { kind: 'garbage', bytes: token.bytes };
    case 'escape':
      return { kind: 'garbage', bytes: Uint8Array.of(token.lead, token.command, ...token.args) };
    case 'csi': {
      const params = token.params.filter((param) => param !== null);
      const rule = Object.hasOwn(REPLIES, token.tail) ? REPLIES[token.tail] : undefined;
      const whole = params.length === token.params.length && params.length === rule?.count;
      return (
        (whole ? rule.read(params, token.data ?? '') : undefined) ?? {
          kind: 'garbage',
          bytes: encodeSequence(params, token.tail, token.data),
        }
      );
    }
  }
}
