import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';

/** A kernel image and the folder of its modules. */
export interface Kernel {
  readonly release: string;
  readonly image: string;
  readonly modules: string;
}

/** Drivers of the devices on the bench, and what lets the guest see the host's files. */
const WANTED = ['virtio_pci', '9p', '9pnet_virtio', 'usbhid', 'hid_generic', 'uhid', 'dummy_hcd', 'libcomposite', 'usb_f_hid'];

const nameOf = (file: string): string =>
  path
    .basename(file)
    .replace(/\.ko(\.\w+)?$/, '')
    .replaceAll('-', '_');

/** Kernels below `root` that have their modules, the newest last. */
function kernelsIn(root: string): Kernel[] {
  const folder = path.join(root, 'lib/modules');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((release) => ({ release, image: path.join(root, 'boot', `vmlinuz-${release}`), modules: path.join(folder, release) }))
    .filter(({ image, modules }) => existsSync(image) && existsSync(path.join(modules, 'kernel/drivers/usb/gadget/udc')));
}

const run = (command: string, words: readonly string[], cwd: string) =>
  spawnSync(command, words, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });

/** Debian's newest image package of 64-bit PCs, by its number; the cloud and real-time ones lack drivers or are of no use here. */
function newestPackage(): string | null {
  const { stdout } = run('apt-cache', ['search', '--names-only', '^linux-image-[0-9.]+-[0-9]+-amd64$'], '/');
  const names = (stdout ?? '').split('\n').map((line) => line.split(' ')[0] ?? '');
  return (
    names
      .filter((name) => name !== '')
      .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .at(-1) ?? null
  );
}

/**
 * The kernel for the guest: the machine's own, or Debian's package unpacked (not installed) into `cache`, where the next run finds it. A text says why there is none.
 */
export function findKernel(cache: string, say: (text: string) => void): Kernel | string {
  const found = [...kernelsIn('/'), ...kernelsIn(cache)].at(-1);
  if (found !== undefined) return found;
  const name = newestPackage();
  if (name === null) return 'a Debian kernel with modules (apt-cache knows no linux-image-…-amd64: apt-get update)';
  say(`fetching ${name}`);
  rmSync(cache, { recursive: true, force: true });
  mkdirSync(cache, { recursive: true });
  const fetched = run('apt-get', ['download', '-q', name], cache);
  const file = readdirSync(cache).find((each) => each.endsWith('.deb'));
  if (fetched.status !== 0 || file === undefined)
    return `the package ${name} (apt-get download: ${fetched.stderr.trim().split('\n').at(-1)})`;
  const unpacked = run('dpkg-deb', ['-x', file, '.'], cache);
  if (unpacked.status !== 0) return `the contents of ${name} (dpkg-deb: ${unpacked.stderr.trim()})`;
  rmSync(path.join(cache, file));
  const kernel = kernelsIn(cache).at(-1);
  if (kernel === undefined) return `a usable kernel in ${name}`;
  // The package's own script would run depmod; without it nobody knows which module needs which.
  const sorted = run('depmod', ['-b', cache, kernel.release], cache);
  return sorted.status === 0 ? kernel : 'kmod (depmod failed)';
}

/** Uncompressed modules in an order in which they can be loaded. Modules that are built in are left out. */
export function modulesOf({ modules }: Kernel): { readonly name: string; readonly content: Uint8Array }[] {
  const needs = new Map<string, { file: string; after: string[] }>();
  for (const line of readFileSync(path.join(modules, 'modules.dep'), 'utf8').split('\n')) {
    const [file, after = ''] = line.split(':');
    if (file !== undefined && file !== '') needs.set(nameOf(file), { file, after: after.trim().split(' ').filter(Boolean).map(nameOf) });
  }
  const ordered = new Set<string>();
  const add = (name: string): void => {
    for (const other of [...(needs.get(name)?.after ?? [])].reverse()) add(other);
    if (needs.has(name)) ordered.add(name);
  };
  for (const name of WANTED) add(name);
  return [...ordered].map((name) => ({ name, content: plain(path.join(modules, needs.get(name)?.file ?? '')) }));
}

function plain(file: string): Uint8Array {
  const tool = file.endsWith('.xz') ? 'xz' : file.endsWith('.zst') ? 'zstd' : null;
  if (tool === null) return readFileSync(file);
  const { stdout, status } = spawnSync(tool, ['-dc', file], { maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${tool} could not unpack ${file}`);
  return stdout;
}
