import { sandboxDevice, tellersOf } from '../sandbox/bank.ts';
import type { Sandbox } from './bringUp.ts';
import type { StartOptions } from './options.ts';

const SHELL = {
  electron: 'Electron',
  rig: 'the rig (the same shell and preload code, on an installed browser)',
} as const;

const DISPLAY = {
  own: 'on your display',
  virtual: 'on a virtual display (Xvfb), because there is none here',
  none: 'without a display',
} as const;

const printerOf = ({ counter: { printer } }: Sandbox): string =>
  printer.kind === 'serial' ? `serial line ${printer.path}` : `TCP ${printer.host}:${printer.port}`;

/** What the newcomer needs to know, in the order in which it is needed. */
export const report = (sandbox: Sandbox, options: StartOptions): string => {
  const { choice, central, shell, display } = sandbox;
  const device = sandboxDevice();
  const tellers = tellersOf(device).map(({ id, password, roles, name }) => `    ${id}  ${password}  ${roles.join(', ')}  ${name}`);
  return [
    '',
    `Guitai runs on ${SHELL[choice.kind]}, ${DISPLAY[display]}.`,
    `  Why this shell: ${choice.why}.`,
    ...(shell.viewer === null
      ? []
      : [`  Window:   ${shell.viewer}`, '            (open it in a browser; the address is good for this start only)']),
    `  Central:  ${central.url} (${central.database})`,
    ...(central.businessDate === null ? [] : [`  Business date: ${central.businessDate}`]),
    `  Virtual passbook printer: ${printerOf(sandbox)}`,
    `  This is counter ${device.id}. Sign on (0101) as:`,
    ...tellers,
    `  Sandbox data and logs: ${options.data}`,
    '  Ctrl-C stops everything; npm start -- --reset begins anew.',
    '',
  ].join('\n');
};
