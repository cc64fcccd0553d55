import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { counterAt } from '../testing/counter.ts';

let central: TestCentral;
beforeAll(async () => {
  central = await startTestCentral();
});
afterAll(() => central.stop());

const at = '2025-03-10T01:00:00.000Z';
const head = (sequence: number, letter: string) => ({ sequence, hash: letter.repeat(64), at });
const keep = (body: unknown, device?: string) => counterAt(central.url, device).send('POST', '/v1/audit/anchors', { as: 'device', body });
const last = async (device?: string) =>
  (await counterAt(central.url, device).send('GET', '/v1/audit/anchors/last', { as: 'device' })).value;

test('the head of a PC’s audit chain is kept, and a rewritten or cut one is found', async () => {
  expect(await last()).toEqual({ anchor: null });
  expect((await keep(head(10, 'a'))).value).toEqual({ deviceId: 'PC-1001-01', sequence: 10, hash: 'a'.repeat(64) });
  expect((await keep(head(10, 'a'))).status).toBe(200);
  expect(await keep(head(10, 'b'))).toMatchObject({ status: 400, problem: { code: 'INPUT_INVALID' } });
  expect(await keep(head(9, 'a'))).toMatchObject({ status: 400 });
  expect((await keep(head(25, 'c'))).status).toBe(200);
  expect(await last()).toEqual({ anchor: { sequence: 25, hash: 'c'.repeat(64) } });
});

test('each PC has a chain of its own', async () => {
  expect(await last('PC-1001-02')).toEqual({ anchor: null });
  expect((await keep(head(1, 'd'), 'PC-1001-02')).status).toBe(200);
});
