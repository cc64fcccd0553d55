import { z } from 'zod';
import { ERROR_CODES, ERRORS, type ErrorCode } from './codes.ts';

/** An error as it crosses a process: plain strings, nothing to parse. `details` fill the placeholders of the code's texts. */
export const wireErrorSchema = z.strictObject({
  code: z.enum(ERROR_CODES),
  /** English, for logs. The screen shows the text of the code in the teller's language. */
  message: z.string().max(2000),
  details: z.record(z.string().max(64), z.string().max(2000)),
  /** Errors at single fields of a form, by field name. */
  fields: z
    .array(
      z.strictObject({
        field: z.string().max(64),
        code: z.enum(ERROR_CODES),
        details: z.record(z.string().max(64), z.string().max(2000)),
      }),
    )
    .optional(),
});

export type WireError = z.infer<typeof wireErrorSchema>;

export interface FieldError {
  readonly field: string;
  readonly code: ErrorCode;
  readonly details: Record<string, string>;
}

export type Language = 'zh' | 'en';

const fill = (text: string, details: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => details[name] ?? whole);

/** What happened, in the reader's language. */
export const errorText = (error: Pick<WireError, 'code' | 'details'>, language: Language): string =>
  fill(ERRORS[error.code][language], error.details);

/** What to do next, in the reader's language. */
export const errorAction = (error: Pick<WireError, 'code' | 'details'>, language: Language): string =>
  fill(language === 'zh' ? ERRORS[error.code].actionZh : ERRORS[error.code].actionEn, error.details);

export const wireError = (code: ErrorCode, details: Record<string, string> = {}, fields?: readonly FieldError[]): WireError => ({
  code,
  message: fill(ERRORS[code].en, details),
  details,
  ...(fields === undefined ? {} : { fields: fields.map((each) => ({ ...each })) }),
});
