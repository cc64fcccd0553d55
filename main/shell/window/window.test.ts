import { EventEmitter } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import type { ContentsPart, ElectronPart, WindowPart } from '../electron.ts';
import { silentLog } from '../log/logger.ts';
import { createWindow } from './factory.ts';
import { guardContents } from './guards.ts';
import { webPreferences } from './preferences.ts';
import { keepRenderer } from './renderer.ts';

class FakeContents extends EventEmitter {
  readonly loadURL = vi.fn(async () => {});
  opener: ((details: { url: string }) => { action: string }) | null = null;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.opener = handler;
  }
}

const navigation = (url: string, isMainFrame = true) => ({ url, isMainFrame, preventDefault: vi.fn() });

describe('a window', () => {
  test('has every preference of the hardening written out', () => {
    expect(webPreferences('/out/preload/preload.cjs')).toEqual({
      preload: '/out/preload/preload.cjs',
      partition: 'guitai',
      sandbox: true,
      contextIsolation: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      plugins: false,
      navigateOnDragDrop: false,
      enableWebSQL: false,
      spellcheck: false,
      devTools: false,
      disableBlinkFeatures: 'Auxclick',
    });
  });

  test('is made with them, and shown when there is something to see', () => {
    const made: unknown[] = [];
    class FakeWindow extends EventEmitter {
      readonly show = vi.fn();
      constructor(options: unknown) {
        super();
        made.push(options);
      }
    }
    const window = createWindow({ BrowserWindow: FakeWindow as unknown as ElectronPart['BrowserWindow'] }, 'p.cjs');
    expect(made).toEqual([expect.objectContaining({ show: false, webPreferences: webPreferences('p.cjs') })]);
    (window as unknown as EventEmitter).emit('ready-to-show');
    expect(window.show).toHaveBeenCalledOnce();
  });

  test('comes from the factory and from nowhere else', () => {
    const shell = path.resolve(import.meta.dirname, '..');
    const makers = readdirSync(shell, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .filter((file) => /new\s+(\w+\.)?(BrowserWindow|WebContentsView|BaseWindow)\b/.test(readFileSync(path.join(shell, file), 'utf8')));
    expect(makers).toEqual([path.join('window', 'factory.ts')]);
  });
});

describe('its contents', () => {
  const guarded = () => {
    const contents = new FakeContents();
    guardContents(contents as unknown as ContentsPart, silentLog);
    return contents;
  };

  test.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])('go nowhere but to the entry page: %s', (name) => {
    for (const url of [
      'https://example.com/',
      'app://guitai/other.html',
      'app://guitai/index.html?x',
      'app://guitai.example/index.html',
      'about:blank',
    ]) {
      const event = navigation(url);
      guarded().emit(name, event);
      expect(event.preventDefault).toHaveBeenCalledOnce();
    }
    const again = navigation('app://guitai/index.html');
    guarded().emit(name, again);
    expect(again.preventDefault).not.toHaveBeenCalled();
  });

  test('have no frame that navigates, not even to the entry page', () => {
    const event = navigation('app://guitai/index.html', false);
    guarded().emit('will-frame-navigate', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
  });

  test('attach no webview and open no window', () => {
    const contents = guarded();
    const event = { preventDefault: vi.fn() };
    contents.emit('will-attach-webview', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    expect(contents.opener?.({ url: 'app://guitai/index.html' })).toEqual({ action: 'deny' });
  });
});

describe('its renderer', () => {
  const kept = () => {
    const contents = new FakeContents();
    const clock = { now: 0 };
    const onLost = vi.fn();
    const clear = vi.fn(async () => {});
    const renderer = keepRenderer({
      window: { isDestroyed: () => false, webContents: contents } as unknown as WindowPart,
      clear,
      onLost,
      log: silentLog,
      now: () => clock.now,
    });
    const crash = async (): Promise<void> => {
      contents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 });
      await vi.waitFor(() => expect(contents.loadURL).toHaveBeenCalled());
    };
    return { contents, clock, onLost, clear, renderer, crash };
  };

  test('is replaced by a fresh one when it crashes, with nothing kept', async () => {
    const { contents, clear, crash } = kept();
    await crash();
    expect(clear).toHaveBeenCalledOnce();
    expect(contents.loadURL).toHaveBeenCalledExactlyOnceWith('app://guitai/index.html');
  });

  test('is given up when it keeps crashing, and the screen says so', async () => {
    const { contents, onLost, crash } = kept();
    for (let times = 0; times < 5; times += 1) await crash();
    expect(onLost).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('5 times'));
    expect(contents.loadURL).toHaveBeenLastCalledWith('app://guitai/start-up-failed.html');
  });

  test('is not given up for crashes that lie far apart', async () => {
    const { onLost, crash, clock } = kept();
    for (let times = 0; times < 10; times += 1) {
      await crash();
      clock.now += 61_000;
    }
    expect(onLost).not.toHaveBeenCalled();
  });

  test('loads also when the session could not be cleared', async () => {
    const { contents, clear, renderer } = kept();
    clear.mockRejectedValue(new Error('busy'));
    await renderer.refresh();
    expect(contents.loadURL).toHaveBeenCalledOnce();
  });
});
