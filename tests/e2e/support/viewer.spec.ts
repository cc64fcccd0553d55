import { request } from 'node:http';
import { chromium, type Page } from '@playwright/test';
import { type StartedShell, startShell } from '../../../build/dev/sandbox/shell.ts';
import { Bench } from '../../security/support/bench.ts';
import { expect, test, wishedShell } from './fixture.ts';
import { whenShown } from './window.ts';

const statusOf = (url: string, host?: string): Promise<number> =>
  new Promise((resolve, reject) => {
    request(url, { headers: host === undefined ? {} : { host } }, (response) => resolve(response.statusCode ?? 0))
      .on('error', reject)
      .end();
  });

test.describe('the window as a page', () => {
  test.skip(wishedShell() !== 'rig', "not run on Electron: the page is the rig's");

  let bench: Bench;
  let shell: StartedShell;
  let window: Page;
  let url: string;

  test.beforeAll(async ({ choice }) => {
    bench = await Bench.prepare(choice);
    const { configFile, logDir, out } = bench;
    shell = await startShell({ choice, configFile, logDir, out, headless: true, debugging: true, viewer: true });
    url = shell.viewer ?? '';
    const browser = await chromium.connectOverCDP(shell.cdp ?? '');
    window = browser.contexts()[0]?.pages()[0] as Page;
    await whenShown(() => window);
  });
  test.afterAll(async () => {
    await shell?.child.stop();
    await bench?.stop();
  });

  test('shows the window and takes keys, an input method and the mouse', async ({ choice }) => {
    await expect(window.locator('input').first()).toBeVisible();
    const browser = await chromium.launch({
      executablePath: choice.kind === 'rig' ? choice.browser : '',
      chromiumSandbox: process.getuid?.() !== 0,
    });
    try {
      const viewer = await browser.newPage({ viewport: { width: 1_500, height: 950 } });
      await viewer.goto(url);
      await expect(viewer.locator('#screen')).toHaveAttribute('src', /^data:image\/jpeg;base64,.{1000}/);
      const field = window.locator('input').first();
      const place = await field.boundingBox();
      const shown = await viewer.locator('#screen').boundingBox();
      const scale = (shown?.width ?? 0) / (await window.evaluate(() => innerWidth));
      await viewer.mouse.click((shown?.x ?? 0) + ((place?.x ?? 0) + 20) * scale, (shown?.y ?? 0) + ((place?.y ?? 0) + 10) * scale);
      await expect(field).toBeFocused();
      await viewer.keyboard.type('1001');
      await expect(field).toHaveValue('1001');
      await viewer.keyboard.press('Backspace');
      await expect(field).toHaveValue('100');
      await viewer.keyboard.press('Tab');
      await expect(field).not.toBeFocused();
      await viewer.evaluate(() => {
        const typing = document.getElementById('typing');
        typing?.dispatchEvent(new CompositionEvent('compositionend', { data: '柜台' }));
      });
      await expect(window.locator('input:focus')).toHaveValue('柜台');
    } finally {
      await browser.close();
    }
  });

  test('is nobody’s who has not the address', async () => {
    const { origin, host } = new URL(url);
    expect(await statusOf(url)).toBe(200);
    for (const target of [origin, `${origin}/wrong/`, `${url.slice(0, -2)}/`, `${url}../`, `${url}__proto__`])
      expect(await statusOf(target)).toBe(404);
    // A page elsewhere whose name was pointed at this machine.
    expect(await statusOf(url, `evil.example:${host.split(':')[1]}`)).toBe(404);
  });
});
