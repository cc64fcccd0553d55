import { call } from '../e2e/support/call.ts';
import { whenShown } from '../e2e/support/window.ts';
import { expect, test } from './support/fixture.ts';

test('a renderer that crashes is replaced by a fresh one, and the program goes on', async ({ window, bench }) => {
  await window.evaluate(() => Object.assign(globalThis, { former: true }));
  const cdp = await window.context().newCDPSession(window);
  void cdp.send('Page.crash').catch(() => {});
  await expect.poll(() => bench.logged('renderer gone')).toBeGreaterThan(0);
  await whenShown(() => bench.page);
  expect(await bench.page.evaluate(() => 'former' in globalThis)).toBe(false);
  expect(await call(bench.page, 'counter.state', {})).toMatchObject({ ok: true });
});
