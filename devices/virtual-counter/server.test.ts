import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findSocat } from '../emulators/tally-csi/pty.ts';
import { renderDocument } from '../forms/documents/render.ts';
import { SAMPLES } from '../forms/samples.ts';
import { createDeviceManager, type DeviceManager } from '../manager.ts';
import { tallyProfile } from '../profiles.ts';
import { aJob } from '../testing/bench.ts';
import { eventually } from '../testing/pty-bench.ts';
import { type CounterState, createVirtualCounterClient, type VirtualCounterClient } from './client.ts';
import { startVirtualCounter, type VirtualCounter } from './server.ts';

let folder: string;
let counter: VirtualCounter;
let client: VirtualCounterClient;
let manager: DeviceManager | null = null;

const start = async (usePty = false) => {
  const started = await startVirtualCounter({ dataDir: folder, usePty });
  if (!started.ok) throw new Error(started.error.message);
  counter = started.value;
  client = createVirtualCounterClient(counter.announcement);
};
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-test-'));
});
afterEach(async () => {
  await manager?.stop();
  manager = null;
  await counter.stop();
  expect(existsSync(join(folder, 'printer'))).toBe(false);
  await rm(folder, { recursive: true, force: true });
});

const book = { number: 'PB000001', accountNumber: '6210000000000018', holder: '张三' };
const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
};
const attach = async () => {
  const { printer } = counter.announcement;
  const transport = printer.kind === 'tcp' ? printer : { kind: printer.kind, path: printer.path };
  // Short pauses, because this manager runs on the machine's own clock.
  manager = createDeviceManager({
    profiles: [tallyProfile(transport)],
    settings: { backoff: { firstMs: 5, maxMs: 20, factor: 2 }, timings: { errorGraceMs: 20 } },
  });
  const own = manager;
  await own.start();
  await eventually(() => own.list()[0]?.device === 'online');
  return own;
};

describe('the control API', () => {
  it('refuses callers without the token', async () => {
    await start();
    for (const authorization of ['', 'Bearer ', 'Bearer wrong', counter.announcement.token]) {
      const response = await fetch(`${counter.announcement.control}/v1/state`, { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ code: 'unauthorized' });
    }
    const stranger = createVirtualCounterClient({ control: counter.announcement.control, token: 'x' });
    expect(await stranger.insert(book)).toMatchObject({ ok: false, error: { code: 'unauthorized' } });
    expect(counter.state().passbook).toBeNull();
  });

  it.each([
    ['/v1/passbook/insert', '{"number":"../../etc/passwd","accountNumber":"1","holder":"x"}', 'number'],
    ['/v1/passbook/insert', '{"number":"1","accountNumber":"1","holder":"x","colour":"red"}', 'colour'],
    ['/v1/passbook/insert', 'not json', 'JSON'],
    ['/v1/fault', '{"kind":"earthquake"}', 'kind'],
    ['/v1/fault', '{"kind":"jam","afterLine":1,"afterBytes":1}', 'not both'],
  ])('answers 400 and says why: %s %s', async (path, body, word) => {
    await start();
    const response = await fetch(counter.announcement.control + path, {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${counter.announcement.token}` },
    });
    expect(response.status).toBe(400);
    const answer = (await response.json()) as { code: string; message: string };
    expect(answer.code).toBe('invalidData');
    expect(answer.message).toContain(word);
  });

  it('knows its own paths and methods', async () => {
    await start();
    const headers = { authorization: `Bearer ${counter.announcement.token}` };
    expect((await fetch(`${counter.announcement.control}/v1/nothing`, { headers })).status).toBe(404);
    expect((await fetch(`${counter.announcement.control}/v1/fault`, { headers })).status).toBe(405);
    expect(await client.passbook('NEVER')).toMatchObject({ ok: false, error: { code: 'notFound' } });
  });

  it('says which port is taken', async () => {
    await start();
    const controlPort = Number(new URL(counter.announcement.control).port);
    expect(await startVirtualCounter({ usePty: false, controlPort })).toMatchObject({ ok: false, error: { code: 'controlPortTaken' } });
  });
});

describe('paper', () => {
  it('shows what was printed, also after a restart', async () => {
    await start();
    value(await client.insert({ ...book, prefill: { lines: [{ lineNumber: 1, columns: { date: '20260101', summary: '开户' } }] } }));
    const own = await attach();
    expect(await own.passbookPrinter()?.printLines(aJob(2))).toEqual({ ok: true, value: { linesConfirmed: [2] } });
    const after = value(await client.state());
    expect(after).toMatchObject({ passbook: null, onCounter: 'PB000001', printer: { linesPrinted: 1 } });
    const seen = value(await client.passbook('PB000001'));
    expect(seen.runs.map(({ text }) => text)).toEqual(['20260101', '开户', 'BBBBBBBB', 'BBBBBB', 'BBBBBBBBB']);
    await own.stop();
    await counter.stop();
    await start();
    expect(value(await client.state()).onCounter).toBe('PB000001');
    expect(value(await client.passbooks())).toEqual(['PB000001']);
    // The prefill is for a book that was never seen: what is on this one stays as it is.
    const again = value(await client.insert({ ...book, prefill: { runs: [] } }));
    expect(again.passbook?.runs).toEqual(seen.runs);
  });

  it('a book that is in the printer is in it again after a restart', async () => {
    await start();
    value(await client.insert({ ...book, openPage: 2, stripe: '123=' }));
    await counter.stop();
    await start();
    expect(value(await client.state()).passbook).toMatchObject({ number: 'PB000001', openPage: 2, stripe: '123=', holder: '张三' });
  });

  it('refuses a second book, and a number that belongs to another account', async () => {
    await start();
    value(await client.insert(book));
    expect(await client.insert({ ...book, number: 'PB2' })).toMatchObject({ ok: false, error: { code: 'conflict' } });
    value(await client.remove());
    expect(await client.insert({ ...book, accountNumber: '7' })).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(value(await client.insert({ ...book, accountNumber: '7', fresh: true })).passbook?.accountNumber).toBe('7');
  });

  it('leaves no half-written file behind', async () => {
    await start();
    value(await client.insert(book));
    expect((await readdir(join(folder, 'passbooks'))).sort()).toEqual(['PB000001.json']);
  });
});

it('a slip is printed on a sheet, which lies on the counter afterwards', async () => {
  await start();
  const sheets = renderDocument(SAMPLES.slip);
  const form = sheets.ok ? sheets.value[0] : undefined;
  if (form === undefined) throw new Error('no sheet');
  const { widthMm, heightMm } = form;
  value(await client.insert({ number: 'SHEET1', accountNumber: '', holder: '', sheet: { widthMm, heightMm } }));
  const own = await attach();
  expect(await own.formPrinter()?.printForm(form)).toMatchObject({ ok: true });
  expect(value(await client.state())).toMatchObject({ passbook: null, onCounter: 'SHEET1' });
  const paper = value(await client.passbook('SHEET1'));
  expect(paper.page).toEqual({ widthMm, heightMm, foldMm: null });
  expect(paper.runs.map(({ text }) => text)).toEqual(expect.arrayContaining(['账 户 转 账 凭 证', '￥1,234,567.89']));
});

describe('faults and events', () => {
  it('a jam on the second line is what the printing program sees', async () => {
    await start();
    value(await client.insert(book));
    const own = await attach();
    value(await client.fault({ kind: 'jam', afterLine: 1 }));
    expect(await own.passbookPrinter()?.printLines(aJob(1, 2, 3))).toMatchObject({
      ok: false,
      error: { linesConfirmed: [1], linesMaybePrinted: [2] },
    });
    expect(value(await client.state()).printer).toMatchObject({ device: 'error', media: 'jammed' });
    expect(value(await client.clearFault()).printer).toMatchObject({ device: 'online', fault: null });
  });

  it('tells subscribers of every change, and finds the counter again when it was away', async () => {
    await start();
    const controlPort = Number(new URL(counter.announcement.control).port);
    const states: (CounterState | null)[] = [];
    const unsubscribe = client.subscribe((state) => states.push(state));
    await eventually(() => states.length === 1);
    value(await client.insert(book));
    await eventually(() => states.at(-1)?.passbook?.number === 'PB000001');
    await counter.stop();
    await eventually(() => states.at(-1) === null);
    unsubscribe();
    const again = await startVirtualCounter({ dataDir: folder, usePty: false, controlPort });
    counter = value(again);
    const seen: (CounterState | null)[] = [];
    const stopAgain = createVirtualCounterClient(counter.announcement).subscribe((state) => seen.push(state));
    await eventually(() => seen.at(-1)?.passbook?.number === 'PB000001');
    stopAgain();
  });
});

const missing = findSocat() === null;
if (missing) process.stderr.write('skipped: the virtual counter over a pseudo-terminal needs socat (Debian: apt-get install socat)\n');
describe.skipIf(missing)('over a pseudo-terminal', () => {
  it('unplugging and plugging is seen by the program, which prints again', async () => {
    await start(true);
    const own = await attach();
    expect(value(await client.state()).serialPath).toBe(join(folder, 'printer'));
    value(await client.unplug());
    await eventually(() => own.list()[0]?.device !== 'online');
    expect(['noDevice', 'offline']).toContain(own.list()[0]?.device);
    const back = value(await client.plug());
    expect(back.serialPath).toBe(join(folder, 'printer'));
    await eventually(() => own.list()[0]?.device === 'online');
    value(await client.insert(book));
    expect(await own.passbookPrinter()?.printLines(aJob(5))).toEqual({ ok: true, value: { linesConfirmed: [5] } });
  });
});
