import type { Page } from '@playwright/test';
import type { Bench } from './support/bench.ts';
import { expect, test } from './support/fixture.ts';

/** Does something that would lead away, and answers when the shell has refused it. */
const whenRefused = async (bench: Bench, message: string, act: () => Promise<unknown>): Promise<void> => {
  const before = await bench.logged(message);
  await act();
  await expect.poll(() => bench.logged(message)).toBeGreaterThan(before);
};

const go = (page: Page, address: string): Promise<void> =>
  page.evaluate((target) => {
    Object.assign(globalThis, { stillHere: true });
    location.href = target;
  }, address);

const stillHere = (bench: Bench): Promise<boolean> => bench.page.evaluate(() => 'stillHere' in globalThis).catch(() => false);

test.describe('where the window may go', () => {
  for (const [what, target] of [
    ['another site', 'https://example.com/'],
    ['another page of the program', './start-up-failed.html'],
    ['the entry page with a query', './index.html?as=admin'],
    ['a script file of the program', './assets/index.js'],
  ] as const) {
    test(`refuses to go to ${what}`, async ({ window, bench }) => {
      const before = window.url();
      await whenRefused(bench, 'navigation refused', () => go(window, target));
      expect(await stillHere(bench)).toBe(true);
      expect(bench.page.url()).toBe(before);
    });
  }

  // These the browser itself refuses to a page, before anybody is asked.
  for (const target of ['file:///etc/passwd', 'data:text/html,<h1>x</h1>', 'javascript:document.title="taken"', 'chrome://version']) {
    test(`does not get to ${target.split(':')[0]}:`, async ({ window, bench }) => {
      const title = await window.title();
      await go(window, target).catch(() => {});
      // A round trip through the shell, which a navigation would not survive.
      await window.evaluate(() => fetch('/index.html'));
      expect(await stillHere(bench)).toBe(true);
      expect(await bench.page.title()).toBe(title);
    });
  }

  test('refuses to follow a link to another site', async ({ window, bench }) => {
    await window.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'https://example.com/';
      link.textContent = 'away';
      link.id = 'away';
      document.body.prepend(link);
    });
    await whenRefused(bench, 'navigation refused', () => window.locator('#away').click({ force: true, noWaitAfter: true }));
    await expect(bench.page.locator('#away')).toBeAttached();
  });

  for (const target of ['https://example.com/', 'about:blank', './index.html', 'blob:']) {
    test(`opens no window for ${target}`, async ({ window, bench }) => {
      await whenRefused(bench, 'window.open refused', () =>
        window.evaluate((address) => {
          const url = address === 'blob:' ? URL.createObjectURL(new Blob(['<h1>x</h1>'], { type: 'text/html' })) : address;
          Object.assign(globalThis, { stillHere: true });
          globalThis.open(url, '_blank');
        }, target),
      );
      await expect.poll(() => bench.page.context().pages().length).toBe(1);
      expect(await stillHere(bench)).toBe(true);
    });
  }

  test('shows the program, not a page that was made inside it', async ({ window, bench }) => {
    await whenRefused(bench, 'navigation refused', () =>
      window.evaluate(() => {
        location.href = URL.createObjectURL(new Blob(['<h1>taken</h1>'], { type: 'text/html' }));
      }),
    );
    await expect(bench.page.locator('#root')).not.toBeEmpty();
    await bench.page.waitForLoadState('load');
  });

  test('may be loaded again', async ({ window }) => {
    await window.evaluate(() => Object.assign(globalThis, { former: true }));
    await Promise.all([window.waitForEvent('load'), window.evaluate(() => location.reload())]);
    expect(await window.evaluate(() => 'former' in globalThis)).toBe(false);
    await expect(window.locator('#root')).not.toBeEmpty();
  });
});
