import { parseArgs } from 'node:util';
import { z } from 'zod';

const portSchema = z.coerce.number().int().min(0).max(65_535);

export interface MainOptions {
  readonly dataDir: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly port: number;
  readonly sandbox: boolean;
  readonly reset: boolean;
  readonly exitWithParent: boolean;
}

export const USAGE = `node central/main.ts --data DIR [--port N] [--sandbox] [--reset] [--exit-with-parent]
  --data DIR          folder of the embedded PostgreSQL (not needed with DATABASE_URL)
  --port N            port on 127.0.0.1; a free one by default
  --sandbox           fill an empty database with the sandbox bank
  --reset             drop everything first (needs --sandbox)
  --exit-with-parent  stop when standard input ends`;

/** Reads the command line. Throws with the usage when it does not fit. */
export function readOptions(args: readonly string[], environment: NodeJS.ProcessEnv): MainOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      data: { type: 'string' },
      port: { type: 'string', default: '0' },
      sandbox: { type: 'boolean', default: false },
      reset: { type: 'boolean', default: false },
      'exit-with-parent': { type: 'boolean', default: false },
    },
  });
  const databaseUrl = environment.DATABASE_URL === '' ? undefined : environment.DATABASE_URL;
  const port = portSchema.safeParse(values.port);
  if (!port.success) throw new Error(`--port ${values.port} is not a port\n${USAGE}`);
  if (values.data === undefined && databaseUrl === undefined) throw new Error(`--data or DATABASE_URL is needed\n${USAGE}`);
  // Dropping a bank's books must not be one slip of the finger away.
  if (values.reset && !values.sandbox) throw new Error(`--reset is for the sandbox: give --sandbox too\n${USAGE}`);
  return {
    dataDir: values.data,
    databaseUrl,
    port: port.data,
    sandbox: values.sandbox,
    reset: values.reset,
    exitWithParent: values['exit-with-parent'],
  };
}
