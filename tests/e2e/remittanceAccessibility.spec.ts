import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { counterAt } from '../../central/testing/counter.ts';
import { AccountDesk } from './pages/accountDesk.ts';
import { RegisterDesk } from './pages/registerDesk.ts';
import { Teller } from './pages/teller.ts';
import { expect, test } from './support/fixture.ts';

const { active } = sandboxAccounts();

/** What axe finds against WCAG 2.2 AA, as a person can read it. */
const violations = async (page: Page): Promise<string[]> => {
  // Legacy mode stays in this page: axe would otherwise open another one, which the shell denies.
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`));
};

test('no screen of remittances has a barrier that axe can find', async ({ counter }) => {
  test.setTimeout(120_000);
  const teller = new Teller(counter);
  const { page } = counter;
  await page.setViewportSize({ width: 1366, height: 768 });
  await teller.signOn();
  await teller.openTill();
  const desk = new AccountDesk(teller);
  const register = new RegisterDesk(teller);
  const look = (screen: string) => test.step(screen, async () => expect.soft(await violations(page), screen).toEqual([]));

  await teller.start('1301');
  await desk.typeIn(['付款账号', active]);
  await register.findBank('演示商业银行上海', 1);
  await desk.typeIn(['收款账号', '6222021234567890'], ['收款人户名', '王小明'], ['金额', '100'], ['用途', '货款']);
  await look('1301');
  await desk.quote();
  await look('1301 quoted');
  await desk.post();
  await desk.skipBook();

  await teller.start('1301');
  await desk.typeIn(['付款账号', active]);
  await teller.type('演示商业银行上海');
  await teller.press('Enter');
  await expect(page.getByRole('table', { name: /^查到的银行/ })).toBeVisible();
  await look('1301 with banks to choose from');
  await desk.giveUp();

  const body = { incoming: { payeeAccount: '11112222', payeeName: '周某某', amount: '30000' } };
  await counterAt(counter.central.url, 'PC-1001-02').send('POST', '/v1/sandbox/clearing', { as: 'device', body });
  await teller.start('1331');
  await register.direction('来账');
  await register.rowOf('周某某').focus();
  await look('1331');
});
