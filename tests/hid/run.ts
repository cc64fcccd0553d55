import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { findKernel } from './kernel.ts';
import { boot } from './machine.ts';

const LIMIT_MS = 300_000;
const CACHE = path.resolve(import.meta.dirname, '../../.cache/hid-kernel');

function find(program: string): string | null {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, program);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/** Card reader and PIN pad on the kernel's own HID and USB code, in a guest. Prints each check and one summary line. */
async function main(): Promise<number> {
  const say = (text: string): void => void process.stdout.write(`hid: ${text}\n`);
  // Where Debian keeps depmod, and not every user's path leads.
  process.env.PATH = `${process.env.PATH ?? ''}:/usr/sbin:/sbin`;
  const missing = [
    ...(process.platform === 'linux' && process.arch === 'x64' ? [] : ['Linux on x86-64']),
    ...(find('qemu-system-x86_64') === null ? ['qemu-system-x86'] : []),
    ...(find('busybox') === null ? ['busybox-static'] : []),
    ...(find('depmod') === null ? ['kmod'] : []),
  ];
  const busybox = find('busybox');
  if (missing.length > 0 || busybox === null) {
    say(`cannot run, missing: ${missing.join(', ')} (Debian: apt-get install qemu-system-x86 busybox-static kmod libusb-1.0-0)`);
    return 2;
  }
  const kernel = findKernel(CACHE, say);
  if (typeof kernel === 'string') {
    say(`cannot run, missing: ${kernel}`);
    return 2;
  }
  say(`starting Linux ${kernel.release} in QEMU`);
  const since = performance.now();
  const counts = { passed: 0, failed: 0 };
  let finished = false;
  const others: string[] = [];
  const ended = await boot({ kernel, busybox, program: path.join(import.meta.dirname, 'guest/main.ts'), limitMs: LIMIT_MS }, (line) => {
    const check = /check: (passed|failed) (.*)$/.exec(line);
    if (line.endsWith('check: all done')) finished = true;
    else if (check === null) others.push(line);
    else {
      counts[check[1] === 'passed' ? 'passed' : 'failed'] += 1;
      say(`${check[1]}: ${check[2]}`);
    }
  });
  const whole = finished && ended;
  if (!whole || counts.failed > 0) process.stdout.write(`${others.join('\n')}\n`);
  const seconds = ((performance.now() - since) / 1_000).toFixed(0);
  say(`${counts.passed} passed, ${counts.failed} failed${whole ? '' : ', and the guest did not come to its end'}, in ${seconds} s`);
  return whole && counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

process.exitCode = await main();
