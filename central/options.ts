import { parseArgs } from 'node:util';
import { z } from 'zod';
import { centralFolder } from './dataFolder.ts';
import { KNOWN_CUSTOMERS, MOST_CUSTOMERS } from './sandbox/size.ts';

const portSchema = z.coerce.number().int().min(0).max(65_535);
const customersSchema = z.coerce.number().int().min(KNOWN_CUSTOMERS).max(MOST_CUSTOMERS);
const seedSchema = z.coerce.number().int().min(0).max(4_294_967_295);

/** Enough to look like a bank, filled in two or three seconds. */
const DEFAULT_CUSTOMERS = '2000';

export interface MainOptions {
  /** Not looked at where there is a `databaseUrl`. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly port: number;
  readonly sandbox: boolean;
  /** Of the sandbox. */
  readonly customers: number;
  /** Undefined: the usual one. */
  readonly seed: number | undefined;
  readonly reset: boolean;
  readonly exitWithParent: boolean;
}

export const USAGE = `node central/main.ts [--data DIR] [--port N] [--sandbox [--customers N] [--seed N]] [--reset] [--exit-with-parent]
  --data DIR          folder of the embedded PostgreSQL; ${centralFolder()} by default (not used with DATABASE_URL)
  --port N            port on 127.0.0.1; a free one by default
  --sandbox           fill an empty database with the sandbox bank
  --customers N       customers of the sandbox bank, ${KNOWN_CUSTOMERS} to ${MOST_CUSTOMERS}; ${DEFAULT_CUSTOMERS} by default
  --seed N            another sandbox bank of the same size; the first ${KNOWN_CUSTOMERS} customers stay
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
      customers: { type: 'string' },
      seed: { type: 'string' },
      reset: { type: 'boolean', default: false },
      'exit-with-parent': { type: 'boolean', default: false },
    },
  });
  const databaseUrl = environment.DATABASE_URL === '' ? undefined : environment.DATABASE_URL;
  const port = portSchema.safeParse(values.port);
  if (!port.success) throw new Error(`--port ${values.port} is not a port\n${USAGE}`);
  // Dropping a bank's books must not be one slip of the finger away.
  if (values.reset && !values.sandbox) throw new Error(`--reset is for the sandbox: give --sandbox too\n${USAGE}`);
  if (!values.sandbox && (values.customers ?? values.seed) !== undefined)
    throw new Error(`--customers and --seed are for the sandbox: give --sandbox too\n${USAGE}`);
  const customers = customersSchema.safeParse(values.customers ?? DEFAULT_CUSTOMERS);
  if (!customers.success)
    throw new Error(`--customers ${values.customers} is not a number from ${KNOWN_CUSTOMERS} to ${MOST_CUSTOMERS}\n${USAGE}`);
  const seed = seedSchema.optional().safeParse(values.seed);
  if (!seed.success) throw new Error(`--seed ${values.seed} is not a whole number\n${USAGE}`);
  return {
    dataDir: values.data ?? centralFolder(environment),
    databaseUrl,
    port: port.data,
    sandbox: values.sandbox,
    customers: customers.data,
    seed: seed.data,
    reset: values.reset,
    exitWithParent: values['exit-with-parent'],
  };
}
