import { parseArgs } from 'node:util';
import { startVirtualCounter } from './server.ts';

/**
 * `node devices/virtual-counter/main.ts [--data DIR] [--pty] [--control-port N] [--print-delay MS] [--exit-with-parent]`
 *
 * Writes one line of JSON (see `announcementSchema`) and serves until SIGTERM or SIGINT, or, with `--exit-with-parent`, until its standard input ends, which
 * happens also when the parent is killed.
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    pty: { type: 'boolean', default: false },
    'control-port': { type: 'string' },
    'print-delay': { type: 'string' },
    'exit-with-parent': { type: 'boolean', default: false },
  },
});

const numberOf = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text)) return Number(text);
  process.stderr.write(`--${name}: ${text} is not a number\n`);
  process.exit(2);
};

const started = await startVirtualCounter({
  dataDir: values.data,
  usePty: values.pty,
  controlPort: numberOf('control-port', values['control-port']),
  printDelayMs: numberOf('print-delay', values['print-delay']),
});
if (!started.ok) {
  process.stderr.write(`${started.error.code}: ${started.error.message}\n`);
  process.exit(1);
}
const counter = started.value;
let stopping = false;
const stop = () => {
  if (stopping) return;
  stopping = true;
  void counter.stop().finally(() => process.exit(0));
};
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
if (values['exit-with-parent']) {
  process.stdin.on('end', stop);
  process.stdin.on('close', stop);
  process.stdin.on('error', stop);
  process.stdin.resume();
}
process.stdout.write(`${JSON.stringify(counter.announcement)}\n`);
if (values.pty && counter.announcement.printer.kind !== 'serial') {
  process.stderr.write('no pseudo-terminal (is socat installed?): the printer is offered over TCP\n');
}
