import type { BackoffRules } from '../../session/backoff.ts';

/** Limits in milliseconds. The manual gives none; 60 s for a control point is what a line with a slow feed and a held STOP key stays within. */
export interface TallyTimings {
  readonly controlPointMs: number;
  readonly statusMs: number;
  readonly writeMs: number;
  readonly stripeMs: number;
  readonly resyncMs: number;
  readonly resetMs: number;
  /** After ERROR, how long to wait for the message that tells a book taken out from a jam. */
  readonly errorGraceMs: number;
  readonly heartbeatMs: number;
}

export const DEFAULT_TIMINGS: TallyTimings = {
  controlPointMs: 60_000,
  statusMs: 3_000,
  writeMs: 10_000,
  stripeMs: 30_000,
  resyncMs: 10_000,
  resetMs: 20_000,
  errorGraceMs: 2_000,
  heartbeatMs: 5_000,
};

/** Parameters of `CSI n1;..;n5 ! r` (format 0 is DIN; 99/180 inch from the bottom edge is its place) and of `CSI n % t`, as in the guide's worked example. */
export interface StripeSettings {
  readonly writeRetries: 0 | 1 | 2;
  readonly readRetries: 0 | 1 | 2;
  readonly format: 0 | 1 | 2 | 5 | 6;
  readonly distance180: number;
  readonly edge: 0 | 1;
  readonly leadingEdge: 0 | 1;
}

export const DEFAULT_STRIPE: StripeSettings = { writeRetries: 2, readRetries: 2, format: 0, distance180: 99, edge: 1, leadingEdge: 1 };

export interface TallySettings {
  readonly timings?: Partial<TallyTimings> | undefined;
  readonly stripe?: Partial<StripeSettings> | undefined;
  readonly backoff?: BackoffRules | undefined;
  /** Number of the first control point, 0..9999; random by default, so that an echo of an earlier program's point is not taken for one of ours. */
  readonly firstControlPoint?: number | undefined;
}
