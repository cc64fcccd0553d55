import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ok } from '../../contract/result.ts';
import { type ApduPort, exchange } from './apdu.ts';
import { getProcessingOptions, readChip, selectApplication } from './emv.ts';
import { cardOf, readRecords } from './emv-records.ts';
import { listApplications } from './emv-select.ts';
import { fromHex, hexOf } from './tlv.ts';

interface Trace {
  readonly file: string;
  readonly name: string;
  readonly exchanges: readonly { readonly c: string; readonly r: string }[];
}
const path = resolve(import.meta.dirname, '../..', process.env.GUITAI_SHARED ?? '../shared/data', 'device-vectors/emv-apdu-traces.json');
let traces: Trace[] | null = null;
try {
  traces = JSON.parse(readFileSync(path, 'utf8')).traces;
} catch {
  traces = null;
}
if (traces === null) process.stderr.write(`skipped: no EMV traces at ${path} (set GUITAI_SHARED)\n`);

/** A chip that expects exactly the commands of the published traces, one after another, and nothing else. */
function scripted(...names: string[]): { port: ApduPort; rest(): number } {
  const exchanges = names.flatMap((name) => traces?.find((trace) => trace.name === name)?.exchanges ?? []);
  let at = 0;
  return {
    port: async (command) => {
      const step = exchanges[at];
      expect(hexOf(command), `${names.join()} step ${at + 1}`).toBe(step?.c);
      at += 1;
      return ok(fromHex(step?.r ?? '6F00'));
    },
    rest: () => exchanges.length - at,
  };
}
/** The list that the traces were made with. */
const AIDS = ['A0000000031010', 'A0000000032010', 'A0000000032020', 'A0000000041010', 'A0000000043060'];

describe.skipIf(traces === null)('published traces', () => {
  test.each([
    ['test_pse_card_blocked', null],
    ['test_aid_card_blocked', null],
    ['test_nothing_found', []],
    ['test_pse_blocked', []],
    ['test_aid_blocked', []],
    ['test_pse_app_not_supported', []],
    ['test_pse_app_supported', ['A0000000031010']],
    ['test_pse_multi_app_supported', ['A0000000032020', 'A0000000032010']],
    ['test_aid_multi_exact_match_app_supported', ['A0000000032020', 'A0000000032010']],
    ['test_aid_multi_partial_match_app_supported', ['A000000004101010', 'A000000004101020']],
    ['test_sorted_app_priority', [1, 2, 3, 4, 5, 6].map((n) => `A00000000310100${n}`).concat('A0000000041010')],
    ['test_app_cardholder_confirmation', ['A0000000031010']],
  ])('applications: %s', async (name, expected) => {
    const card = scripted(name);
    const listed = await listApplications(card.port, AIDS);
    expect(listed.ok ? listed.value.map(({ aid }) => aid) : null).toEqual(expected);
    expect(card.rest()).toBe(0);
  });

  test('a card whose applications all fail is tried to the end and refused', async () => {
    const names = ['test_pse', ...[1, 2, 3, 4, 5, 6, 7].map((n) => `test_select_app${n}`)];
    const card = scripted(...names);
    expect(await readChip(card.port, { aids: AIDS })).toMatchObject({ ok: false, error: { code: 'invalidMedia' } });
    expect(card.rest()).toBe(0);
  });

  test('selection of an application', async () => {
    expect(await selectApplication(scripted('test_select_app_success').port, 'A000000003101003')).toEqual({
      ok: true,
      value: new Uint8Array(),
    });
  });

  test.each([
    ['test1_apdu_list', '', '080202001001040018010201'],
    ['test2_apdu_list', '', '1801020120020400'],
    ['test3_apdu_list', '9F3303', null],
    ['test4_apdu_list', '9F3303', '080202001001040018010201'],
    ['test6_apdu_list', '9F3303', null],
  ])('processing options: %s', async (name, pdol, afl) => {
    const answer = await getProcessingOptions(scripted(name).port, fromHex(pdol), { '9F33': '60F0C8' });
    expect(answer.ok ? hexOf(answer.value) : null).toBe(afl);
  });

  const reading = (n: number) => traces?.find(({ file, name }) => file.includes('read_application_data') && name === `test${n}_apdu_list`);
  test.each([
    [3, '08020200', null],
    [4, '08020200', null],
    [5, '08020200', null],
    [6, '08020200', null],
    [7, '08020200', { sequence: null, expiry: '2212', name: 'EXPIRED/CARD' }],
    [8, '0802020010010200', null],
    [9, '0802020010010200', { sequence: '01', expiry: '2212', name: 'EXPIRED/CARD' }],
    [10, '0802020060010100100102005801 0100'.replaceAll(' ', ''), { sequence: '01', expiry: '2212', name: 'EXPIRED/CARD' }],
    [11, '08020200100102005801 0100'.replaceAll(' ', ''), { sequence: '01', expiry: '2212', name: 'EXPIRED/CARD' }],
  ])('records: trace %i', async (n, afl, expected) => {
    const trace = reading(n);
    if (trace === undefined) return;
    let at = 0;
    const objects = await readRecords(async (command) => {
      expect(hexOf(command)).toBe(trace.exchanges[at]?.c);
      at += 1;
      return ok(fromHex(trace.exchanges[at - 1]?.r ?? ''));
    }, fromHex(afl));
    const card = objects.ok ? cardOf(objects.value) : objects;
    if (expected === null) expect(card).toMatchObject({ ok: false, error: { code: 'invalidMedia' } });
    else expect(card).toMatchObject({ ok: true, value: { pan: '4761739001010119', serviceCode: '201', ...expected } });
    expect(at).toBe(trace.exchanges.length);
  });

  test('T=0: every exchange at the level of whole commands', async () => {
    const own = (traces ?? []).filter(({ file }) => file === 'emv_ttl_pcsc_test.c');
    expect(own.length).toBeGreaterThan(10);
    for (const { name, exchanges } of own) {
      let at = 0;
      const answer = await exchange(
        async (command) => {
          expect(hexOf(command), name).toBe(exchanges[at]?.c);
          at += 1;
          return ok(fromHex(exchanges[at - 1]?.r ?? ''));
        },
        fromHex(exchanges[0]?.c ?? ''),
      );
      const data = exchanges.map(({ r }) => r.slice(0, -4)).join('');
      const status = name.endsWith('warning1') ? '6286' : exchanges.at(-1)?.r.slice(-4);
      expect(answer.ok && `${hexOf(answer.value.data)} ${answer.value.sw.toString(16)}`, name).toBe(`${data} ${status?.toLowerCase()}`);
      expect(at, name).toBe(exchanges.length);
    }
  });
});

describe('a hostile chip', () => {
  test('that always has more is left after a few steps', async () => {
    let asked = 0;
    const answer = await exchange(async () => {
      asked += 1;
      return ok(fromHex('6110'));
    }, fromHex('00B2010C00'));
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalidMedia' } });
    expect(asked).toBeLessThan(20);
  });

  test('with two numbers is refused', async () => {
    const records = await readRecords(
      async () => ok(fromHex('701D57114761739001010119D221220117589288895A0862100000000000189000')),
      fromHex('08010100'),
    );
    expect(records.ok && cardOf(records.value)).toMatchObject({ ok: false, error: { message: expect.not.stringMatching(/\d{6}/) } });
  });
});
