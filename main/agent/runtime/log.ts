import { pino } from 'pino';

export type Log = Pick<ReturnType<typeof pino>, 'info' | 'warn' | 'error' | 'child'>;

/** Names of properties whose values never reach a log, at any of the depths that our records have (security: classes of data). */
const PRIVATE = [
  'password',
  'token',
  'deviceSecret',
  'databaseKey',
  'holderName',
  'name',
  'idNumberMasked',
  'phoneMasked',
  'accountNumber',
  'values',
  'request',
  'pinBlock',
  'pan',
];

/** Structured log on standard error, in UTC, with redaction in the sink. */
export const createLog = (level: string): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: PRIVATE.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[redacted]' },
    },
    pino.destination({ fd: 2, sync: true }),
  );
