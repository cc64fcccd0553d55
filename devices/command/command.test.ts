import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmulatedPrinter } from '../emulators/tally-csi/printer.ts';
import { findSocat, startPty } from '../emulators/tally-csi/pty.ts';
import { listenTcp } from '../emulators/tally-csi/tcp.ts';
import { KNOWN_FONTS } from '../forms/pdf/fonts.ts';
import { SAMPLES } from '../forms/samples.ts';
import { aBook } from '../testing/bench.ts';
import { runCommand } from './commands.ts';
import { readOptions } from './options.ts';
import type { Report } from './report.ts';
import { surroundings } from './surroundings.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-devices-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said: string[] = [];
async function run(...args: string[]): Promise<Report> {
  said.length = 0;
  const options = readOptions(args, {});
  if (!options.ok) throw new Error(options.error);
  return runCommand(
    options.value,
    surroundings(options.value, (line) => void said.push(line)),
  );
}
const emulated = (...args: string[]) => run(...args, '--emulators');

describe('what is typed', () => {
  it.each([
    [[], 'a command is missing'],
    [['fly'], 'there is no command fly'],
    [['status', '--colour'], "Unknown option '--colour'"],
    [['status', 'a', 'b'], 'what is b?'],
    [['status', '--seconds', 'soon'], 'is not a number of seconds'],
    [['status', '--emulators', '--profiles', 'x.json'], 'exclude each other'],
  ] as [string[], string][])('%j is refused with how it goes', (args, why) => {
    const options = readOptions(args, {});
    expect(options).toMatchObject({ ok: false, error: expect.stringContaining(why) });
    expect(options.ok ? '' : options.error).toContain('npm run -s devices');
  });

  it('profiles come from the command line, else from the environment', () => {
    const of = (args: string[]) => {
      const options = readOptions(args, { GUITAI_DEVICES: '/etc/guitai/devices.json' });
      return options.ok ? options.value.profiles : options;
    };
    expect([of(['list']), of(['list', '--profiles', 'mine.json']), of(['list', '--emulators'])]).toEqual([
      '/etc/guitai/devices.json',
      'mine.json',
      null,
    ]);
  });
});

describe('on a counter in software', () => {
  it('every device is listed and online', async () => {
    expect((await emulated('list')).lines.join('\n')).toContain('tally-t5023');
    const status = await emulated('status');
    expect(status.ok).toBe(true);
    expect(status.data.devices).toHaveLength(5);
    expect(await emulated('status', 'nobody')).toMatchObject({ ok: false, data: { code: 'noDevice' } });
    expect(await emulated('read')).toMatchObject({ ok: false, data: { code: 'noDevice' } });
  });

  it('a test form is marked as one, and comes out where the layout has it', async () => {
    const report = await emulated('test-print', 'passbook-1', '--form', 'bank-draft');
    expect(report.ok, report.lines.join()).toBe(true);
    expect(report.lines.join('\n')).toContain('贰零贰陆年零贰月壹拾贰日');
    expect(report.lines.join('\n')).toContain('测试页 TEST');
    const receipt = await emulated('test-print', 'receipt-1');
    expect(receipt.lines.join('\n')).toMatch(/测试页 TEST[\s\S]*￥1,234,567.89/);
    expect(await emulated('test-print', 'receipt-1', '--form', 'bank-draft')).toMatchObject({ ok: false });
    expect(await emulated('test-print', 'card-1')).toMatchObject({ ok: false, data: { code: 'unsupportedCommand' } });
  });

  it('what is read is never shown whole', async () => {
    const all = [await emulated('read', 'card-1'), await emulated('read', 'id-1'), await emulated('read', 'passbook-1')];
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(all[0]?.data).toEqual({ source: 'chip', pan: '621000******0011', fallback: null });
    const text = JSON.stringify(all) + said.join();
    for (const secret of ['6210000000000011', '11010519491231002X', '张三', '6210000000000018']) expect(text).not.toContain(secret);
    expect(await emulated('read', 'pin-1')).toMatchObject({ ok: false, data: { code: 'unsupportedCommand' } });
  });

  it('a PIN is asked for, and neither it nor its block is shown', async () => {
    const report = await emulated('pin', 'pin-1', '--pan', '6210000000000011');
    expect(report.data).toMatchObject({ format: 'iso0', blockBytes: 8, ksn: expect.stringMatching(/^FFFF9876543210E/) });
    expect(Object.keys(report.data).sort()).toEqual(['blockBytes', 'digits', 'format', 'ksn']);
    expect(JSON.stringify(report).replaceAll(/FFFF9876543210E[0-9A-F]{5}/g, '')).not.toMatch(/1234|[0-9A-F]{16}/);
    expect(await emulated('pin', 'pin-1')).toMatchObject({ ok: false, data: { code: 'invalidData' } });
  });

  it('a trace says who spoke, how long, and how it began', async () => {
    const report = await emulated('trace', 'passbook-1', '--seconds', '1');
    expect(report.data.trace).toEqual(expect.arrayContaining([expect.objectContaining({ direction: 'fromDevice', head: '1b5b' })]));
    expect(report.ok).toBe(true);
  });
});

describe.skipIf(!KNOWN_FONTS.some(({ regular }) => existsSync(regular.path)))('forms to files', () => {
  it('by the name of the form or of the document, with invented values or given ones', async () => {
    const out = join(folder, 'slip.pdf');
    expect(await run('pdf', 'slip', '--out', out)).toMatchObject({ ok: true, data: { pages: 1 } });
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
    const values = join(folder, 'report.json');
    writeFileSync(values, JSON.stringify(SAMPLES.dayReport));
    expect(await run('pdf', 'dayReport', '--out', out, '--values', values)).toMatchObject({ ok: true, data: { pages: 2 } });
    writeFileSync(values, JSON.stringify({ ...SAMPLES.slip, reprint: -1 }));
    expect(await run('pdf', 'slip', '--out', out, '--values', values)).toMatchObject({
      ok: false,
      lines: [expect.stringContaining('reprint')],
    });
    expect(await run('pdf', 'nothing', '--out', out)).toMatchObject({ ok: false, data: { code: 'formNotFound' } });
    expect(await run('pdf', 'slip')).toMatchObject({ ok: false });
  });
});

describe.skipIf(findSocat() === null)('on a real port', () => {
  it('a printer is found, asked, and prints', async () => {
    const server = await listenTcp();
    if (!server.ok) throw new Error(server.error.message);
    const printer = createEmulatedPrinter();
    printer.attach(server.value.socket);
    printer.insert(aBook({ page: { widthMm: 210, heightMm: 99, foldMm: null } }));
    const pty = await startPty(server.value.port, join(folder, 'printer'));
    if (!pty.ok) throw new Error(pty.error.message);
    const profiles = join(folder, 'devices.json');
    const transport = { kind: 'serial', path: pty.value.path, flowControl: 'rtscts' };
    writeFileSync(profiles, JSON.stringify([{ id: 'p', class: 'passbookPrinter', model: 'tally-t5023', transport }]));
    expect(await run('probe', '--port', pty.value.path, '--model', 'tally-t5023')).toMatchObject({
      ok: true,
      data: { found: ['tally-t5023'] },
    });
    expect(await run('status', '--profiles', profiles)).toMatchObject({ ok: true, data: { devices: [{ id: 'p', device: 'online' }] } });
    expect(await run('test-print', 'p', '--profiles', profiles)).toMatchObject({ ok: true, lines: [expect.stringContaining('confirmed')] });
    expect(await run('test-print', 'p', '--profiles', profiles)).toMatchObject({
      ok: false,
      data: { code: 'noMediaPresent', paper: 'untouched' },
    });
    await pty.value.stop();
    await server.value.close();
    expect(await run('status', '--profiles', profiles, '--seconds', '1')).toMatchObject({ ok: false });
    writeFileSync(profiles, JSON.stringify([{ id: 'p', class: 'kettle' }]));
    await expect(run('status', '--profiles', profiles)).rejects.toThrow('0.class');
  });
});
