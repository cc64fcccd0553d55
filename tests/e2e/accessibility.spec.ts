import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { COUNT_12345_67, Teller } from './pages/teller.ts';
import { expect, test } from './support/fixture.ts';

const { newBook: account } = sandboxAccounts();

/** What axe finds against WCAG 2.2 AA, as a person can read it. */
const violations = async (page: Page): Promise<string[]> => {
  // Legacy mode stays in this page: axe would otherwise open another one, which the shell denies.
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
};

test('no screen has a barrier that axe can find, at the size of a small counter display', async ({ counter }) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await page.setViewportSize({ width: 1366, height: 768 });
  const look = (screen: string) => test.step(screen, async () => expect.soft(await violations(page), screen).toEqual([]));

  await expect(page.getByText('中心联机')).toBeVisible();
  await look('sign-on');
  await teller.signOn();
  await look('home');
  await teller.openTill();
  await teller.fillDeposit(account, '12345.67', COUNT_12345_67);
  await look('form');
  await teller.press('Control+Enter');
  await expect(teller.quote).toBeVisible();
  await look('quote');
  await teller.press('F10');
  await expect(teller.accepted).toBeVisible();
  await look('accepted');
  await teller.insertBook();
  await teller.press('F5');
  await expect(page.getByRole('heading', { name: '请核对存折' })).toBeVisible();
  await look('print');
  await teller.press('F3');
  await look('virtual counter');
  await teller.press('F3', 'Enter');
  await teller.finish();
  await teller.start('1003');
  await page.getByRole('textbox', { name: '查找客户' }).fill('曾小明');
  await teller.press('Enter');
  await expect(page.getByRole('heading', { name: '曾小明' })).toBeVisible();
  await look('customer');
  await teller.start('1602');
  await expect(page.getByRole('row', { name: /1201/ })).toBeVisible();
  await look('journal');
  await teller.press('F12');
  await expect(page.getByRole('dialog')).toBeVisible();
  await look('sign-off');
});
