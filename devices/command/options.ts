import { parseArgs } from 'node:util';
import { err, ok, type Result } from '../../contract/result.ts';

export const COMMANDS = ['list', 'probe', 'status', 'test-print', 'read', 'pin', 'trace', 'pdf'] as const;
export type CommandName = (typeof COMMANDS)[number];

export interface Options {
  readonly command: CommandName;
  /** A device's id, or for `pdf` a form. */
  readonly subject: string | null;
  readonly profiles: string | null;
  readonly emulators: boolean;
  readonly json: boolean;
  readonly port: string | null;
  readonly model: string | null;
  readonly form: string | null;
  readonly values: string | null;
  readonly out: string | null;
  readonly pan: string | null;
  readonly seconds: number;
}

export const USAGE = `npm run -s devices -- COMMAND [ID] [options]

  list                    the configured devices, and the ports and USB devices of this computer
  probe --port PATH       tries every model on one serial port and says which answers; without --port it lists the ports
                          --model MODEL tries that one alone
  status [ID]             connects, asks each device (or one) how it is
  test-print ID           a test form, or a test receipt                       --form FORM (default: slip)
  read ID                 a card, an ID card, a passbook's stripe; what was read is shown masked
  pin ID --pan NUMBER     asks for a PIN; the block itself is not shown
  trace ID                what passes the line: direction, length and first bytes of each message, nothing of a customer
  pdf FORM --out FILE     a form as a PDF, with invented values                 --values FILE (a document as JSON)

  --profiles FILE   device profiles, a JSON array (GUITAI_DEVICES names a file in the environment)
  --emulators       devices in software instead: one of each class, with a form, a card and a customer at hand
  --seconds N       how long to wait for a device or a person, or to trace (default 10)
  --json            for programs
`;

const refuse = (message: string): Result<never, string> => err(`${message}\n\n${USAGE}`);

/** What was asked for on the command line; the error is for the person who typed it. */
export function readOptions(
  args: readonly string[],
  environment: { readonly GUITAI_DEVICES?: string | undefined },
): Result<Options, string> {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        profiles: { type: 'string' },
        emulators: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        port: { type: 'string' },
        model: { type: 'string' },
        form: { type: 'string' },
        values: { type: 'string' },
        out: { type: 'string' },
        pan: { type: 'string' },
        seconds: { type: 'string', default: '10' },
      },
    });
    const [name = '', subject = null, ...more] = positionals;
    const command = COMMANDS.find((each) => each === name);
    if (command === undefined) return refuse(name === '' ? 'a command is missing' : `there is no command ${name}`);
    if (more.length > 0) return refuse(`what is ${more.join(' ')}?`);
    if (!/^\d{1,4}$/.test(values.seconds) || values.seconds === '0')
      return refuse(`--seconds: ${values.seconds} is not a number of seconds`);
    if (values.emulators && values.profiles !== undefined) return refuse('--emulators and --profiles exclude each other');
    const profiles = values.profiles ?? environment.GUITAI_DEVICES ?? null;
    return ok({
      command,
      subject,
      profiles: values.emulators ? null : profiles,
      emulators: values.emulators,
      json: values.json,
      port: values.port ?? null,
      model: values.model ?? null,
      form: values.form ?? null,
      values: values.values ?? null,
      out: values.out ?? null,
      pan: values.pan ?? null,
      seconds: Number(values.seconds),
    });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}
