import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { ioctlsOf, type MockedHid, nodeOf, scriptOf, sysfsOf } from './description.ts';

/** Why nothing can be run here; null where it can. */
export function whyNot(path = process.env.PATH ?? ''): string | null {
  if (process.platform !== 'linux') return 'umockdev plays USB devices on Linux only';
  const found = path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, 'umockdev-run'), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  return found ? null : 'umockdev is not installed (Debian: apt-get install umockdev)';
}

/**
 * Runs a program of ours in a process that sees the given devices and no others, and answers what it printed as JSON. `umockdev-run` puts its library
 * before libc's: sysfs, /dev and udev are its own there, while node-hid and hidapi are the real ones.
 */
export async function runWithHid(program: string, devices: readonly MockedHid[], limitMs = 20_000): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-umockdev-'));
  try {
    const words: string[] = [];
    for (const device of devices) {
      const file = (kind: string) => join(folder, `hidraw${device.number}.${kind}`);
      await writeFile(file('umockdev'), sysfsOf(device));
      await writeFile(file('ioctl'), ioctlsOf(device));
      await writeFile(file('script'), scriptOf(device));
      words.push('-d', file('umockdev'), '-i', `${nodeOf(device)}=${file('ioctl')}`, '-s', `${nodeOf(device)}=${file('script')}`);
    }
    const child = spawn('umockdev-run', [...words, '--', process.execPath, program], { stdio: ['ignore', 'pipe', 'pipe'] });
    const kill = setTimeout(() => child.kill('SIGKILL'), limitMs);
    let out = '';
    let said = '';
    child.stdout.on('data', (bytes: Buffer) => {
      out += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    clearTimeout(kill);
    if (code !== 0) throw new Error(`${program} ended with ${code ?? 'a signal'}: ${said.trim() || out.trim()}`);
    return JSON.parse(out);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
