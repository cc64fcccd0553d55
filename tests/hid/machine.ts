import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { cpio, type Entry } from './cpio.ts';
import { type Kernel, modulesOf } from './kernel.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

/** The guest's first files: a shell, the modules, and the one command that it is there for. */
function initramfs(kernel: Kernel, busybox: string, program: string): Buffer {
  const folder = (name: string): Entry => ({ path: name, content: null });
  const modules = modulesOf(kernel);
  // Reads at the devices' far ends each hold a thread for as long as nothing comes.
  const command = `UV_THREADPOOL_SIZE=16 chroot /host ${quoted(process.execPath)} ${quoted(program)}\n`;
  return gzipSync(
    cpio([
      ...['bin', 'dev', 'host', 'modules', 'proc', 'sys'].map(folder),
      { path: 'bin/busybox', content: readFileSync(busybox), executable: true },
      { path: 'init', content: readFileSync(path.join(import.meta.dirname, 'guest/init.sh')), executable: true },
      ...modules.map(({ name, content }) => ({ path: `modules/${name}.ko`, content })),
      { path: 'modules/list', content: Buffer.from(modules.map(({ name }) => `${name}\n`).join('')) },
      { path: 'command', content: Buffer.from(command) },
    ]),
    { level: 1 },
  );
}

/** Boots the guest and hands on what it says, line by line. Resolves when it has powered off, or false when that took longer than the limit. */
export async function boot(
  options: { readonly kernel: Kernel; readonly busybox: string; readonly program: string; readonly limitMs: number },
  onLine: (line: string) => void,
): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), 'guitai-hid-'));
  const initrd = path.join(folder, 'initrd.gz');
  try {
    writeFileSync(initrd, initramfs(options.kernel, options.busybox, options.program));
    const child = spawn(
      'qemu-system-x86_64',
      [
        // Emulated throughout: hardware virtualisation is often not there, and where it is, this guest was seen to hang with it.
        ...['-M', 'q35,accel=tcg', '-cpu', 'max', '-m', '1024', '-smp', '2', '-nographic', '-no-reboot', '-nic', 'none'],
        ...['-kernel', options.kernel.image, '-initrd', initrd, '-append', 'console=ttyS0 quiet panic=-1'],
        ...['-virtfs', 'local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap'],
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const end = () => child.kill('SIGKILL');
    process.once('exit', end);
    const timer = setTimeout(end, options.limitMs);
    let held = '';
    child.stdout.on('data', (bytes: Buffer) => {
      const lines = (held + bytes.toString()).split(/\r?\n/);
      held = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    });
    const signal = await new Promise<string | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (_, by) => resolve(by));
    });
    clearTimeout(timer);
    process.off('exit', end);
    return signal === null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
