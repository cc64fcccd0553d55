import type { z } from 'zod';
import type { Result } from '../../contract/result.ts';
import type { Outcome } from './message.ts';

/** What a command may use while it runs. */
export interface CommandContext {
  readonly signal: AbortSignal;
  /** The client's limit in milliseconds, or a human's where it gave none. */
  readonly timeoutMs: number;
  /** An event of this command. */
  tell(name: string, payload?: Readonly<Record<string, unknown>>): void;
}

/** One command at the edge: the shape of its payload, the error codes that it may name, and its work. */
export interface Handler {
  readonly errorCodes: readonly string[];
  run(payload: unknown, context: CommandContext): Promise<Outcome>;
}

/** Commands by their full names. */
export type Handlers = Readonly<Record<string, Handler>>;

export function handler<S extends z.ZodType>(
  schema: S,
  errorCodes: readonly string[],
  run: (payload: z.output<S>, context: CommandContext) => Promise<Outcome>,
): Handler {
  return {
    errorCodes,
    run: async (payload, context) => {
      const parsed = schema.safeParse(payload ?? {});
      if (parsed.success) return run(parsed.data, context);
      // Which field it was, and nothing of what stood in it.
      return { ok: false, code: 'invalidData', message: parsed.error.issues.map(({ path }) => `payload.${path.join('.')}`).join(', ') };
    },
  };
}

export const unsupported = (why: string): Handler => ({
  errorCodes: [],
  run: async () => ({ ok: false, code: 'unsupportedCommand', message: why }),
});

export function outcomeOf<T>(
  result: Result<T, { readonly code: string; readonly message: string }>,
  payload: (value: T) => Readonly<Record<string, unknown>> = () => ({}),
): Outcome {
  return result.ok ? { ok: true, payload: payload(result.value) } : { ok: false, code: result.error.code, message: result.error.message };
}

/** Empty bytes have no base64 text in XFS4IoT: they are null. */
export const base64 = (bytes: Uint8Array): string | null => (bytes.length === 0 ? null : Buffer.from(bytes).toString('base64'));
