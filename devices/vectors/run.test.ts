import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ok } from '../../contract/result.ts';
import { exchange } from '../card/apdu.ts';
import { tpduPort } from '../card/tpdu.ts';
import { fromHex, toHex } from '../crypto/bytes.ts';
import { loadVectors, NO_VECTORS, vectorFolder } from '../crypto/testing.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-vectors-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const run = (where: string) => {
  const { status, stdout } = spawnSync(process.execPath, [resolve(import.meta.dirname, 'run.ts'), where], { encoding: 'utf8' });
  return { status, lines: stdout.trimEnd().split('\n') };
};
const write = (name: string, content: unknown) => writeFileSync(join(folder, name), JSON.stringify(content));
const CBC = { pad: 1, key: 'AAAAAAAAAAAAAAAABBBBBBBBBBBBBBBB', ascii: 'hello world', mac: '68D9038F23360DF3' };

describe('device vectors', () => {
  it('the published figures come out, every one', (context) => {
    if (loadVectors('mac') === null) return context.skip(NO_VECTORS);
    const { status, lines } = run(vectorFolder);
    expect(lines.at(-1)).toMatch(/^[4-9]\d\d passed, 0 failed, 0 not implemented$/);
    expect(status).toBe(0);
  });

  it('a wrong figure is shown with what came out instead', () => {
    write('mac.json', { cbc_mac_3des: [CBC, { ...CBC, mac: '68D9038F23360DF4' }] });
    const { status, lines } = run(folder);
    expect(status).toBe(1);
    expect(lines).toEqual([
      'FAILED mac.json CBC MAC 1',
      '  expected 68D9038F23360DF4',
      '  got      68D9038F23360DF3',
      '1 passed, 1 failed, 0 not implemented',
    ]);
  });

  it.each([
    ['a file', 'hsm.json', {}],
    ['a kind of figure', 'mac.json', { cbc_mac_3des: [CBC], poly1305: [] }],
    ['a trace', 'emv-apdu-traces.json', { traces: [{ file: 'other.c', name: 'x', exchanges: [] }] }],
  ])('%s that we have no code for is counted, and is no success', (_, name, content) => {
    write(name, content);
    const { status, lines } = run(folder);
    expect(lines.at(-1)).toMatch(/^\d passed, 0 failed, 1 not implemented$/);
    expect(status).toBe(1);
  });

  it('a figure that makes no sense fails, and the others go on', () => {
    write('mac.json', { cbc_mac_3des: [{ ...CBC, pad: 4 }, CBC] });
    expect(run(folder).lines.at(-1)).toBe('1 passed, 1 failed, 0 not implemented');
  });

  it('a frame with one wrong bit is found', () => {
    write('frames.json', { idtech_smartpin: { rows: [{ text: 'cancel', body: '754609', hex: '0203007546093ac503' }] } });
    expect(run(folder).lines.at(-1)).toBe('0 passed, 2 failed, 0 not implemented');
  });

  it('an absent folder is no empty one', () => {
    expect(run(join(folder, 'nothing')).status).toBe(2);
    expect(run(folder).status).toBe(1);
  });
});

describe('T=0 byte by byte', () => {
  const chip = (answers: Readonly<Record<string, string>>) => {
    const sent: string[] = [];
    const port = tpduPort(async (bytes) => {
      sent.push(toHex(bytes));
      return ok(fromHex(answers[toHex(bytes)] ?? '6F00'));
    });
    return { sent, port };
  };

  it('a chip that takes its data one by one, and asks for patience between', async () => {
    const { port, sent } = chip({ '0082000002': '7D', DE: '607D', AD: '9000' });
    expect(await exchange(port, fromHex('0082000002DEAD'))).toMatchObject({ ok: true, value: { sw: 0x9000 } });
    expect(sent).toEqual(['0082000002', 'DE', 'AD']);
  });

  it('a chip that gives its answer one by one', async () => {
    const { port } = chip({ '00B2010C02': '4D114D229000' });
    const answer = await exchange(port, fromHex('00B2010C02'));
    expect(answer.ok && toHex(answer.value.data)).toBe('1122');
  });

  it('a chip that only ever asks for patience is left', async () => {
    const port = tpduPort(async () => ok(Uint8Array.of(0x60)));
    expect(await port(fromHex('00B2010C02'))).toMatchObject({ ok: false, error: { code: 'invalidMedia' } });
  });
});
