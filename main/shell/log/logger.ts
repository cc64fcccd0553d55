import path from 'node:path';
import pino, { type Logger } from 'pino';
import { REDACTED_PATHS, redactLine } from './redact.ts';

export type Log = Pick<Logger, 'debug' | 'error' | 'info' | 'warn'>;

export const logFile = (dataDir: string): string => path.join(dataDir, 'logs', 'shell.log');

/** Lines of JSON in the data folder. Times are UTC in ISO 8601. Redaction sits here, in the sink, so that no caller can forget it. */
export const createLog = (dataDir: string): Log =>
  pino(
    {
      level: 'info',
      base: { process: 'shell', pid: process.pid },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [...REDACTED_PATHS], censor: '[redacted]' },
      hooks: { streamWrite: redactLine },
    },
    pino.destination({ dest: logFile(dataDir), mkdir: true, sync: true }),
  );

/** Until the data folder is known, and in unit tests, there is nowhere to write. */
export const silentLog: Log = pino({ level: 'silent' });
