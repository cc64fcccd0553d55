import type { BackoffRules } from '../../session/backoff.ts';

/**
 * Limits in milliseconds. The guide gives the last one alone (nine steps of 30 s); the others suit 1200 baud, where 60 characters take half
 * a second.
 */
export interface VisaTimings {
  readonly writeMs: number;
  /** From a packet to its ACK. */
  readonly ackMs: number;
  /** From the first byte of a packet to its last. */
  readonly packetMs: number;
  /** From an ACK to an answer that needs nobody's hands. */
  readonly answerMs: number;
  /** From the last ACK to the EOT that ends an administrative exchange. */
  readonly eotMs: number;
  readonly heartbeatMs: number;
  /** After which the pad itself gives up its customer. It says EOT then, as it does for the cancel key. */
  readonly entryMs: number;
}

export const DEFAULT_VISA_TIMINGS: VisaTimings = {
  writeMs: 5_000,
  ackMs: 2_000,
  packetMs: 2_000,
  answerMs: 5_000,
  eotMs: 2_000,
  heartbeatMs: 15_000,
  entryMs: 270_000,
};

/** Three lines of ASCII that a pad shows in turn. */
export type VisaPrompts = readonly [string, string, string];

export interface VisaSettings {
  readonly timings?: Partial<VisaTimings> | undefined;
  readonly backoff?: BackoffRules | undefined;
  /** `verifone`: Z60 and Z63. `uic`: Z62, with prompts and the time limit in the pad. */
  readonly dialect?: 'verifone' | 'uic' | undefined;
  readonly prompts?: VisaPrompts | undefined;
}

export const DEFAULT_PROMPTS: VisaPrompts = ['ENTER PIN', 'THEN PRESS ENTER', ''];
