import { ok } from '../../contract/result.ts';
import { type ApduPort, exchange } from '../card/apdu.ts';
import { getProcessingOptions, selectApplication } from '../card/emv.ts';
import { readRecords } from '../card/emv-records.ts';
import { listApplications, selectCommand } from '../card/emv-select.ts';
import { fromHex, hexOf } from '../card/tlv.ts';
import { tpduPort } from '../card/tpdu.ts';
import { type Json, rows, text, unknownKeys, type VectorCase, type VectorFile } from './case.ts';

interface Step {
  readonly c: string;
  readonly r: string;
}
/** The list of applications that the traces of candidate lists were made with. */
const AIDS = ['A0000000031010', 'A0000000032010', 'A0000000032020', 'A0000000041010', 'A0000000043060'];

/** What a terminal must have asked for so that the trace came about, from the trace itself. */
const RULES: Readonly<Record<string, (steps: readonly Step[], port: ApduPort) => Promise<unknown>>> = {
  'emv_build_candidate_list_test.c': (_, port) => listApplications(port, AIDS),
  'emv_select_application_test.c': (steps, port) =>
    steps[0]?.c === hexOf(selectCommand(Buffer.from('1PAY.SYS.DDF01', 'latin1')))
      ? listApplications(port, AIDS)
      : selectApplication(port, (steps[0]?.c ?? '').slice(10, -2)),
  'emv_initiate_application_processing_test.c': (steps, port) => {
    const data = (steps[0]?.c ?? '').slice(14, -2);
    const list = data === '' ? '' : `9F33${(data.length / 2).toString(16).padStart(2, '0')}`;
    return getProcessingOptions(port, fromHex(list), { '9F33': data });
  },
  'emv_read_application_data_test.c': (steps, port) => readRecords(port, fromHex(locatorOf(steps))),
  'emv_ttl_pcsc_test.c': (steps, port) => exchange(port, fromHex(steps[0]?.c ?? '')),
  'emv_ttl_tpdu_test.c': (steps, port) => exchange(tpduPort(port), fromHex(commandOf(steps))),
};

/** The application file locator that lets a terminal read just these records. */
function locatorOf(steps: readonly Step[]): string {
  const parts: { sfi: number; first: number; last: number }[] = [];
  for (const { c } of steps) {
    const record = Number.parseInt(c.slice(4, 6), 16);
    const sfi = Number.parseInt(c.slice(6, 8), 16) >> 3;
    const last = parts.at(-1);
    if (last?.sfi === sfi && last.last + 1 === record) last.last = record;
    else parts.push({ sfi, first: record, last: record });
  }
  return parts.map(({ sfi, first, last }) => hexOf(Uint8Array.of(sfi << 3, first, last, 0))).join('');
}

/** The whole command of which a trace of T=0 shows header and data apart. */
function commandOf([first, second]: readonly Step[]): string {
  const header = first?.c ?? '';
  const ins = header.slice(2, 4);
  const length = Number.parseInt(header.slice(8, 10), 16);
  if (ins === 'B2') return header;
  if (length === 0) return header.slice(0, 8);
  // A chip that refuses the header has not seen the data, and neither has the trace.
  const data = first?.r === ins ? (second?.c ?? '') : '00'.repeat(length);
  return `${header}${data}${ins === 'A4' ? '00' : ''}`;
}

/** A chip that knows the trace alone. The commands that it was sent are the result. */
async function play(steps: readonly Step[], rule: (steps: readonly Step[], port: ApduPort) => Promise<unknown>): Promise<string> {
  const sent: string[] = [];
  await rule(steps, async (command) => {
    sent.push(hexOf(command));
    return ok(fromHex(steps[sent.length - 1]?.r ?? '6F00'));
  });
  return sent.join(' ');
}

export function emv(content: Json): VectorFile {
  const cases: VectorCase[] = [];
  const missing = unknownKeys(content, ['traces']);
  for (const trace of rows(content.traces ?? [], 'traces')) {
    const file = text(trace.file, 'file');
    const rule = Object.hasOwn(RULES, file) ? RULES[file] : undefined;
    const steps = rows(trace.exchanges, 'exchanges').map((step): Step => ({ c: text(step.c, 'c'), r: text(step.r, 'r') }));
    if (rule === undefined) missing.push(`trace of ${file}`);
    else
      cases.push({
        id: `${file} ${String(trace.name)}`,
        expected: steps.map(({ c }) => c.toUpperCase()).join(' '),
        got: () => play(steps, rule),
      });
  }
  return { cases, missing };
}
