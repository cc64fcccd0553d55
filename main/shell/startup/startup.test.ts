import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { ElectronPart } from '../electron.ts';
import { failurePage } from './failurePage.ts';
import { prepareShell } from './prepare.ts';
import { refusedSwitch } from './switches.ts';

describe('switches that open a door', () => {
  test.each([
    [['--remote-debugging-port=9222'], 'remote-debugging-port'],
    [['--inspect'], 'inspect'],
    [['--inspect-brk=0'], 'inspect-brk'],
    [['--no-sandbox'], 'no-sandbox'],
    [['-no-sandbox'], 'no-sandbox'],
    [['/no-sandbox'], 'no-sandbox'],
    [['--NO-SANDBOX'], 'no-sandbox'],
    [['file.txt', '--lang=zh', '--remote-debugging-pipe'], 'remote-debugging-pipe'],
  ])('are found: %j', (commandLine, name) => {
    expect(refusedSwitch(commandLine)).toBe(name);
  });

  test.each([[[]], [['--lang=zh-CN']], [['inspect']], [['--inspector-theme']], [['/opt/no-sandbox/file']]])(
    'are not seen where there are none: %j',
    (commandLine) => {
      expect(refusedSwitch(commandLine)).toBeNull();
    },
  );
});

test('the failure page shows the reason as text, and its only style carries the nonce', () => {
  const html = failurePage(() => '<script>alert("x")</script>')('NONCE');
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
  expect(html.match(/<style[^>]*>/g)).toEqual(['<style nonce="NONCE">']);
});

describe('before Electron is ready', () => {
  const steps: string[] = [];
  let folder: string;
  const electronWith = ({ packaged = false, first = true } = {}): ElectronPart => {
    const app = Object.assign(new EventEmitter(), {
      isPackaged: packaged,
      enableSandbox: () => steps.push('sandbox'),
      exit: (code: number) => steps.push(`exit ${code}`),
      quit: () => steps.push('quit'),
      setPath: (name: string) => steps.push(`path ${name}`),
      requestSingleInstanceLock: () => {
        steps.push('lock');
        return first;
      },
    });
    const protocol = { registerSchemesAsPrivileged: (schemes: unknown) => steps.push(`schemes ${JSON.stringify(schemes)}`) };
    return { app, protocol } as unknown as ElectronPart;
  };
  const { argv } = process;

  beforeEach(() => {
    steps.length = 0;
    vi.stubEnv('GUITAI_CONFIG', '/nonexistent/config.json');
    folder = mkdtempSync(path.join(tmpdir(), 'guitai-startup-'));
    for (const name of ['XDG_STATE_HOME', 'LOCALAPPDATA', 'HOME']) vi.stubEnv(name, folder);
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  });
  afterEach(() => {
    process.argv = argv;
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true, force: true });
  });

  test('data folder, lock, sandbox and schemes are set in this order', () => {
    const prepared = prepareShell(electronWith());
    expect(steps).toEqual([
      'path userData',
      'lock',
      'sandbox',
      'schemes [{"scheme":"app","privileges":{"standard":true,"secure":true,"supportFetchAPI":true}}]',
    ]);
    expect(prepared?.config).toMatchObject({ ok: false });
  });

  test('a second instance ends before it touches anything', () => {
    expect(prepareShell(electronWith({ first: false }))).toBeNull();
    expect(steps).toEqual(['path userData', 'lock', 'quit']);
  });

  test('a debugging switch ends a packaged program, and is a developer’s own business otherwise', () => {
    process.argv = ['node', 'main.js', '--inspect'];
    expect(prepareShell(electronWith({ packaged: true }))).toBeNull();
    expect(steps).toEqual(['exit 1']);
    expect(prepareShell(electronWith())).not.toBeNull();
  });
});
