import { type FormOverride, isOpenOverride } from '../../../contract/views/override.ts';

/** After so long without a decision the teller is told what else can be done. A customer stands at the counter. */
export const NOBODY_AFTER_SECONDS = 30;

/** Whole seconds from an instant until now; never below zero, for two clocks need not agree. */
export const secondsSince = (instant: string, nowMs: number): number => Math.max(0, Math.floor((nowMs - Date.parse(instant)) / 1_000));

/** Seconds as minutes and seconds; null minutes below one. */
export const parts = (seconds: number): { readonly minutes: number | null; readonly seconds: number } =>
  seconds < 60 ? { minutes: null, seconds } : { minutes: Math.floor(seconds / 60), seconds: seconds % 60 };

/** Nobody has said anything about a request that was sent away. */
export const isUnanswered = (override: FormOverride, nowMs: number): boolean =>
  override.kind === 'remote' && override.state === 'pending' && secondsSince(override.requestedAt, nowMs) >= NOBODY_AFTER_SECONDS;

/** Whether the form may be posted: its quote names no override, or the one asked for was approved. The agent checks the figures. */
export const isCleared = (needed: boolean, override: FormOverride | null | undefined): boolean => !needed || override?.state === 'approved';

/** A no, or no answer in time: the form is back at its fields, and the teller must read why. */
export const hasWords = (override: FormOverride | null | undefined): override is FormOverride =>
  override?.state === 'rejected' || override?.state === 'returned' || override?.state === 'expired';

/** What the tab of a form says about its override instead of the form's stage; null: nothing. */
export const tabState = (override: FormOverride | null | undefined): FormOverride['state'] | null =>
  override != null && (isOpenOverride(override.state) || hasWords(override)) ? override.state : null;
