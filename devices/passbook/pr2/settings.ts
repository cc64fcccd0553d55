import { z } from 'zod';
import type { BackoffRules } from '../../session/backoff.ts';

/** What a status code can mean to us. */
export const PR2_MEANINGS = ['ready', 'noMediaPresent', 'paperOut', 'mediaJammed', 'msfError', 'hardwareError', 'deviceNotReady'] as const;
export type Pr2Meaning = (typeof PR2_MEANINGS)[number];

/**
 * Meaning of `x` in `ESC r x`, by character. Public sources agree on one alone: `q`, an error of the magnetic stripe. A bank that has its printer's table fills in the rest;
 * whatever is not here is `deviceNotReady`, so that a printer with an unknown table prints nothing rather than something that nobody can judge.
 */
export const pr2StatusCodesSchema = z.record(z.string().length(1), z.enum(PR2_MEANINGS));
export type Pr2StatusCodes = z.infer<typeof pr2StatusCodesSchema>;
export const PUBLISHED_CODES: Pr2StatusCodes = { q: 'msfError' };

export interface Pr2Timings {
  readonly writeMs: number;
  readonly answerMs: number;
  /** For what moves the book: the printer answers a status when it has done what came before. */
  readonly mechanicsMs: number;
  readonly stripeMs: number;
  readonly heartbeatMs: number;
}
export const PR2_TIMINGS: Pr2Timings = { writeMs: 10_000, answerMs: 3_000, mechanicsMs: 60_000, stripeMs: 30_000, heartbeatMs: 5_000 };

export interface Pr2Settings {
  readonly timings?: Partial<Pr2Timings> | undefined;
  readonly backoff?: BackoffRules | undefined;
  readonly statusCodes?: Pr2StatusCodes | undefined;
}
