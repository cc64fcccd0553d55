import { z } from 'zod';
import { COMPLETION_CODES } from '../errors.ts';

/** One message of XFS4IoT as it goes over a line: an object with a header and, but for an acknowledge, a payload. Bytes are base64, absent values null. */
export interface XfsMessage {
  readonly header: Readonly<Record<string, unknown>> & {
    readonly type: 'acknowledge' | 'event' | 'unsolicited' | 'completion';
    readonly name: string;
  };
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** Versions of the messages, as the published schemas state them. */
export const XFS_VERSION = '2.0';

export const commandSchema = z.object({
  header: z.object({
    type: z.literal('command'),
    name: z.string().regex(/^[A-Z][A-Za-z]+\.[A-Z][A-Za-z]+$/),
    version: z.string(),
    requestId: z.number().int().min(1),
    /** Milliseconds; 0 or absent: no limit of the client's. */
    timeout: z.number().int().min(0).nullish(),
  }),
  payload: z.unknown().optional(),
});
export type XfsCommand = z.infer<typeof commandSchema>;

/** How a command of ours ends: its payload, or a code of this room and why. */
export type Outcome =
  | { readonly ok: true; readonly payload?: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: string; readonly message: string };

export const acknowledge = (
  name: string,
  requestId: number,
  status: 'invalidMessage' | 'invalidRequestID' | 'tooManyRequests' | null,
): XfsMessage => ({
  header: { type: 'acknowledge', name, version: XFS_VERSION, requestId, status },
});

export const event = (name: string, requestId: number, payload: Readonly<Record<string, unknown>> = {}): XfsMessage => ({
  header: { type: 'event', name, version: XFS_VERSION, requestId },
  payload,
});

export const unsolicited = (name: string, payload: Readonly<Record<string, unknown>>): XfsMessage => ({
  header: { type: 'unsolicited', name, version: XFS_VERSION },
  payload,
});

const GENERAL: ReadonlySet<string> = new Set([...COMPLETION_CODES, 'unsupportedCommand', 'unsupportedData', 'invalidCommand']);

const NOTHING_THERE: ReadonlySet<string> = new Set(['noMedia', 'noMediaPresent']);

/**
 * A command's one completion. A code of the command's own list is its `errorCode`; one that all commands share is the completion code; any other (a card
 * reader's fault that this command cannot name) is a hardware error with its words; a missing card or book is the user's.
 */
export function completion(name: string, requestId: number, outcome: Outcome, ownCodes: readonly string[]): XfsMessage {
  const header = { type: 'completion' as const, name, version: XFS_VERSION, requestId };
  if (outcome.ok) return { header: { ...header, completionCode: 'success', errorDescription: null }, payload: outcome.payload ?? {} };
  const own = ownCodes.includes(outcome.code);
  const shared = GENERAL.has(outcome.code) ? outcome.code : NOTHING_THERE.has(outcome.code) ? 'userError' : 'hardwareError';
  const completionCode = own ? 'commandErrorCode' : shared;
  return { header: { ...header, completionCode, errorDescription: outcome.message }, payload: own ? { errorCode: outcome.code } : {} };
}
