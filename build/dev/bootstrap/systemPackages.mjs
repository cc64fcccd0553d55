import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { say } from './say.mjs';
import { withoutServers } from './withoutServers.mjs';

/** What the window, the devices and the tests of central need from the system, with the reason that is told before anything is installed. */
const NEEDED = [
  {
    name: 'chromium',
    why: 'shows the window where Electron is not available',
    unless: ['google-chrome', 'google-chrome-stable', 'chromium-browser'],
  },
  { name: 'chromium-sandbox', why: "Chromium's own sandbox", unless: ['google-chrome', 'google-chrome-stable', 'chromium-browser'] },
  { name: 'xvfb', why: 'a display where there is none' },
  { name: 'xauth', why: 'access control of that display' },
  { name: 'fonts-noto-cjk', why: 'Chinese characters on screen' },
  { name: 'socat', why: "the virtual counter's serial lines" },
  { name: 'libusb-1.0-0', why: 'USB devices' },
  { name: 'udev', why: 'the list of serial ports' },
  { name: 'umockdev', why: 'tests of card readers and PIN pads on USB, without any attached', unless: ['umockdev-run'] },
  // Debian's own version, whichever it is: the embedded server is the newest, and a bank's is rarely that.
  { name: 'postgresql', why: "the tests of central on Debian's PostgreSQL too, and pgbench; no cluster is made, no server started" },
  { name: 'nats-server', why: 'live events between several nodes of central; it is not started', unless: ['nats-server'] },
  { name: 'curl', why: 'the commands of the manuals, which a test runs', unless: ['curl'] },
];

/** @param {string} program */
const onPath = (program) => (process.env.PATH ?? '').split(path.delimiter).some((folder) => existsSync(path.join(folder, program)));

/** @param {string} name */
const isInstalled = (name) => {
  // The architecture is part of some names (libusb-1.0-0:amd64); the query matches without it.
  const { stdout } = spawnSync('dpkg-query', ['-W', `-f=\${db:Status-Abbrev}`, name], { encoding: 'utf8' });
  return /^ii/.test(stdout ?? '');
};

/** A PostgreSQL server of the system, from whatever source and of whatever version. @param {string} root */
const hasPostgres = (root) => {
  const versions = path.join(root, 'usr/lib/postgresql');
  return existsSync(versions) && readdirSync(versions).some((version) => existsSync(path.join(versions, version, 'bin/postgres')));
};

/** @param {string[]} words */
const apt = (...words) =>
  spawnSync('apt-get', words, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', UCF_FORCE_CONFFOLD: '1' },
  }).status === 0;

/**
 * On Debian and its children only; elsewhere the window says what it misses. Never fails: what runs without a package shall run.
 * @param {{ root?: string }} [options] the system's root folder
 */
export const installSystemPackages = ({ root = '/' } = {}) => {
  if (process.platform !== 'linux' || !onPath('dpkg-query') || !onPath('apt-get')) return;
  const present = (/** @type {typeof NEEDED[number]} */ { name, unless }) =>
    (name === 'postgresql' && hasPostgres(root)) || (unless ?? []).some(onPath) || isInstalled(name);
  const missing = NEEDED.filter((each) => !present(each));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name);
  if (process.getuid?.() !== 0) {
    say(`These system packages are missing: ${names.join(' ')}`);
    for (const { name, why } of missing) say(`  ${name}: ${why}`);
    say(`Install them with: sudo apt-get install ${names.join(' ')}\nGoing on without them.`);
    return;
  }
  say('Installing system packages:');
  for (const { name, why } of missing) say(`  ${name}: ${why}`);
  const install = () => apt('update', '-qq') && apt('install', '-y', '-qq', '--no-install-recommends', ...names);
  const servers = names.some((name) => name === 'postgresql' || name === 'nats-server');
  const done = servers ? withoutServers(root, names, install) : install();
  if (!done) say(`apt-get could not install all of ${names.join(' ')}; going on without.`);
};
