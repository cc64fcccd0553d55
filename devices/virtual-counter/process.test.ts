import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDeviceManager } from '../manager.ts';
import { tallyProfile } from '../profiles.ts';
import { aJob } from '../testing/bench.ts';
import { eventually } from '../testing/pty-bench.ts';
import { type Announcement, announcementSchema, createVirtualCounterClient } from './client.ts';

/** The program itself, as a developer or the test rig starts it. */
const MAIN = join(import.meta.dirname, 'main.ts');
let folder: string;
const children: ChildProcess[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guitai-process-'));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  await rm(folder, { recursive: true, force: true });
});

async function launch(...args: string[]): Promise<{ child: ChildProcess; announcement: Announcement }> {
  const child = spawn(process.execPath, [MAIN, '--data', folder, ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  let text = '';
  for await (const part of child.stdout as AsyncIterable<Buffer>) {
    text += part.toString();
    if (text.includes('\n')) break;
  }
  return { child, announcement: announcementSchema.parse(JSON.parse(text)) };
}

describe('the virtual counter as a process', () => {
  it('keeps the paper when it is killed', async () => {
    const first = await launch();
    if (first.announcement.printer.kind !== 'tcp') throw new Error('expected TCP');
    const client = createVirtualCounterClient(first.announcement);
    expect(await client.insert({ number: 'PB1', accountNumber: '18', holder: '李四' })).toMatchObject({ ok: true });
    const manager = createDeviceManager({ profiles: [tallyProfile(first.announcement.printer)] });
    await manager.start();
    await eventually(() => manager.list()[0]?.device === 'online');
    const printed = manager.passbookPrinter()?.printLines(aJob(1, 2, 3), {
      // Killed at the moment when the second line is confirmed.
      onProgress: (step) => {
        if (step.kind === 'lineConfirmed' && step.lineNumber === 2) first.child.kill('SIGKILL');
      },
    });
    const result = await printed;
    await manager.stop();
    await once(first.child, 'exit');
    const confirmed = result?.ok ? result.value.linesConfirmed : (result?.error.linesConfirmed ?? []);
    expect(confirmed).toEqual(expect.arrayContaining([1, 2]));
    const second = await launch();
    const seen = await createVirtualCounterClient(second.announcement).passbook('PB1');
    const ink = seen.ok ? seen.value.runs.map(({ text }) => text).join() : '';
    expect(ink).toContain('AAAA');
    expect(ink).toContain('BBBB');
  });

  it('ends on SIGTERM', async () => {
    const { child } = await launch();
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('ends with its parent when asked to', async () => {
    const { child } = await launch('--exit-with-parent');
    child.stdin?.end();
    expect(await once(child, 'exit')).toEqual([0, null]);
  });

  it('does not end with its parent otherwise', async () => {
    const { child, announcement } = await launch();
    child.stdin?.end();
    expect(await createVirtualCounterClient(announcement).state()).toMatchObject({ ok: true });
    expect(child.exitCode).toBeNull();
  });
});
