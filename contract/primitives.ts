import { z } from 'zod';

/** Small schemas that many boundaries share. Every string has a bound. */

/** UUIDv7, made and saved when a form opens; the idempotency key of everything that the form sends (trust: the key). */
export const clientKeySchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  .brand('ClientKey');
export type ClientKey = z.output<typeof clientKeySchema>;

export const accountNumberSchema = z
  .string()
  .regex(/^\d{8,32}$/)
  .brand('AccountNumber');
export type AccountNumber = z.output<typeof accountNumberSchema>;

export const customerNumberSchema = z.string().regex(/^\d{10}$/);
export const passbookNumberSchema = z.string().regex(/^\d{8,20}$/);
export const tellerIdSchema = z.string().regex(/^\d{4,8}$/);
export const branchCodeSchema = z.string().regex(/^\d{4,6}$/);
export const tillIdSchema = z.string().regex(/^\d{4,6}-T\d{2}$/);
export const traceNumberSchema = z.string().regex(/^\d{8,20}$/);
export const transactionCodeSchema = z.string().regex(/^\d{4}$/);
export const deviceIdSchema = z.string().regex(/^[A-Za-z0-9-]{1,40}$/);
/** An instant in UTC, ISO 8601 with milliseconds. */
export const instantSchema = z.iso.datetime({ precision: 3 });
/** A date without a time, ISO 8601; the business date is one. */
export const dateSchema = z.iso.date();
export const textSchema = (max: number) => z.string().max(max);
/** SHA-256 in lower-case hex. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
