import pino from 'pino';

/**
 * The logger. What people are called, their numbers and every secret are cut in the sink, so that no caller can forget it.
 * Request and answer bodies are never handed to it.
 */
export function createLogger(options: { level: string; destination?: pino.DestinationStream }): pino.Logger {
  return pino(
    {
      level: options.level,
      base: { service: 'central' },
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          'authorization',
          'password',
          'token',
          'secret',
          'name',
          'holderName',
          'idNumber',
          'phone',
          'address',
          'pinBlock',
          'pan',
        ].flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
        censor: '[redacted]',
      },
      serializers: {
        // Of a request only what finds it again. Paths of a search carry names and numbers, so the pattern is logged, not the URL.
        err: (error: unknown) => describeError(error),
      },
    },
    options.destination ?? pino.destination({ dest: 2, sync: true }),
  );
}

/** Type, message, code and stack. A database error's `detail` shows row values and is left out. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error && error.code !== undefined ? { code: String(error.code) } : {};
  const constraint = 'constraint' in error && error.constraint !== undefined ? { constraint: String(error.constraint) } : {};
  return { type: error.name, message: error.message, ...code, ...constraint, stack: error.stack };
}
