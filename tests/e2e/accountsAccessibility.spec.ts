import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { SANDBOX_DEPOSITS } from '../../central/sandbox/deposits.ts';
import { AccountDesk } from './pages/accountDesk.ts';
import { Teller } from './pages/teller.ts';
import { expect, test } from './support/fixture.ts';

const accounts = sandboxAccounts();

/** What axe finds against WCAG 2.2 AA, as a person can read it. */
const violations = async (page: Page): Promise<string[]> => {
  // Legacy mode stays in this page: axe would otherwise open another one, which the shell denies.
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
};

test('no form of accounts, time deposits and reversals has a barrier that axe can find', async ({ counter }) => {
  test.setTimeout(240_000);
  const teller = new Teller(counter);
  const { page } = counter;
  await page.setViewportSize({ width: 1366, height: 768 });
  await teller.signOn();
  await teller.openTill();
  const desk = new AccountDesk(teller);
  const look = (screen: string) => test.step(screen, async () => expect.soft(await violations(page), screen).toEqual([]));

  await teller.start('1102');
  await desk.typeIn(['客户', '8000000012']);
  await teller.type('F3M');
  await teller.press('Enter');
  await teller.type('60000');
  await expect(desk.form).toContainText('大额交易');
  await look('1102 with thresholds');
  await desk.giveUp();

  await teller.start('1107');
  await desk.typeIn(['账号', accounts.active]);
  await desk.choose(2, '冻结金额');
  await look('1107');
  await desk.giveUp();

  await teller.start('1108');
  await desk.typeIn(['账号', accounts.frozen]);
  await desk.choose(1, '冻结账户');
  await look('1108 with its list');
  await desk.giveUp();

  await teller.start('1204');
  await desk.typeIn(
    ['账号', accounts.maturedDeposit],
    ['存单、存折或卡号', SANDBOX_DEPOSITS.matured.certificateNumber],
    ['证件姓名', '仇海峰'],
  );
  await desk.choose(1, '现金');
  await expect(teller.quote).toBeVisible();
  await look('1204 with interest and count');
  await teller.press('Escape');
  await desk.giveUp();

  await teller.postDeposit(accounts.active, '300', { n100: 3 });
  await desk.skipBook();
  await teller.start('1602');
  await page.getByRole('row', { name: /1201.*300\.00/ }).focus();
  await teller.press('F11');
  await desk.typeIn(['冲正原因', '金额录错']);
  await expect(page.getByRole('region', { name: '冲正内容' })).toBeVisible();
  await look('1501 with its preview');
});
