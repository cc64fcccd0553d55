import { z } from 'zod';
import { type BusinessDate, isBusinessDate } from './businessDate.ts';

/** A minute of the branch's wall clock, `YYYY-MM-DDTHH:mm`, in the zone of the payment systems (Asia/Shanghai). */
export type LocalMinute = string & z.$brand<'LocalMinute'>;

const SHAPE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d$/;

export const localMinuteSchema = z
  .string()
  .refine((text) => isBusinessDate(SHAPE.exec(text)?.[1] ?? ''), { error: 'LOCAL_TIME_INVALID' })
  .brand<'LocalMinute'>();

/** `HH:mm`; texts of this form compare in time order. */
export type ClockTime = `${number}:${number}`;

export const dateOf = (minute: LocalMinute): BusinessDate => minute.slice(0, 10) as BusinessDate;

export const clockOf = (minute: LocalMinute): string => minute.slice(11);
