import type { Page } from '@playwright/test';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { Teller } from './pages/teller.ts';
import type { Counter } from './support/counter.ts';
import { expect, test } from './support/fixture.ts';

const { active } = sandboxAccounts();
const NOBODYS = '6200000000000000';
const SUPERVISOR = '100190';

const queue = (page: Page) => page.getByRole('table', { name: '脱机队列' });
const lineDown = async ({ page, central }: Counter): Promise<void> => {
  await central.kill();
  await expect(page.getByText('中心断开').first()).toBeVisible({ timeout: 20_000 });
};

/** 1201 while central is away: taken in, not booked, and said so. */
const takeIn = async (teller: Teller, account: string, hundreds: number): Promise<void> => {
  await teller.fillDeposit(account, String(hundreds * 100), { n100: hundreds });
  await teller.press('Control+Enter');
  await expect(teller.quote).toContainText('按脱机额度受理');
  await teller.press('F10');
  await expect(teller.page.getByText('已登记，待转发中心')).toBeVisible();
  await teller.press('Enter');
  await expect(teller.codeBar).toBeFocused();
};

/** A supervisor at this counter says so, by the password with which they sign on. */
const bySupervisor = async (teller: Teller, key: string, title: string, reason?: string): Promise<void> => {
  await teller.press(key);
  const dialog = teller.page.getByRole('dialog', { name: title });
  await expect(dialog).toBeVisible();
  if (reason !== undefined) await dialog.getByLabel('作废原因').fill(reason);
  await dialog.getByLabel('主管柜员号').fill(SUPERVISOR);
  await dialog.getByLabel('密码').fill(`guitai-${SUPERVISOR}`);
  await teller.press('Enter');
  await expect(dialog).toBeHidden();
};

test('deposits are taken in while central is away, held and voided by a supervisor, forwarded, and what cannot be booked is settled', async ({
  counter,
}) => {
  test.setTimeout(150_000);
  const teller = new Teller(counter);
  const { page } = counter;

  await test.step('the supervisor has been at this counter today', async () => {
    await teller.signOn(SUPERVISOR);
    await teller.press('F12');
    await page.getByRole('dialog').getByRole('button', { name: /^签退/ }).press('Enter');
    await expect(page.getByLabel('柜员号')).toBeFocused();
  });
  await teller.signOn();
  await teller.openTill();
  await lineDown(counter);

  await takeIn(teller, active, 3);
  await takeIn(teller, NOBODYS, 2);
  await takeIn(teller, active, 1);

  await test.step('more than may be taken in offline is refused, with the limit in words', async () => {
    await teller.fillDeposit(active, '60000', { n100: 600 });
    await teller.press('Control+Enter');
    await expect(teller.quote).toBeVisible();
    await teller.press('F10');
    await expect(page.getByText('超出脱机额度：单笔限额')).toBeVisible();
    await teller.press('Escape', 'Escape');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /作废表单/ })
      .press('Enter');
  });

  await test.step('1702 shows what waits; one is held back, one is voided', async () => {
    await teller.start('1702');
    await expect(queue(page).getByRole('row', { name: /1201/ })).toHaveCount(3);
    await queue(page)
      .getByRole('row', { name: /300\.00/ })
      .focus();
    await bySupervisor(teller, 'F10', '暂缓转发');
    await expect(queue(page).getByRole('row', { name: /300\.00.*已暂缓/ })).toBeVisible();
    await queue(page)
      .getByRole('row', { name: /100\.00/ })
      .focus();
    await bySupervisor(teller, 'F9', '作废', '客户改变主意');
    await expect(queue(page).getByRole('row', { name: /1201/ })).toHaveCount(2);
  });

  await counter.central.start();
  await expect(queue(page).getByRole('row', { name: /1201/ })).toHaveCount(1, { timeout: 40_000 });
  await expect(page.getByRole('row', { name: /6200 0000 0000 0000.*200\.00/ })).toBeVisible({ timeout: 20_000 });

  await test.step('what was held goes out when it is let go', async () => {
    await queue(page)
      .getByRole('row', { name: /300\.00/ })
      .focus();
    await bySupervisor(teller, 'F10', '恢复转发');
    await expect(page.getByText('没有待转发的业务')).toBeVisible({ timeout: 20_000 });
  });

  await test.step('1504 settles the suspended cash to the account that the customer meant', async () => {
    await page.getByRole('row', { name: /6200 0000 0000 0000.*200\.00/ }).press('Enter');
    await expect(page.getByRole('heading', { name: /1504/ })).toBeVisible();
    await teller.field('入账账号').fill(active);
    await teller.field('说明').fill('客户更正账号');
    await teller.press('Control+Enter');
    await expect(teller.quote).toBeVisible();
    await teller.press('F5');
    await expect(page.getByRole('dialog', { name: '现场授权' })).toBeVisible();
    await teller.type(SUPERVISOR);
    await teller.press('Enter');
    await teller.type(`guitai-${SUPERVISOR}`);
    await teller.press('Enter');
    await expect(page.getByRole('button', { name: /^记账/ })).toBeEnabled({ timeout: 15_000 });
    await teller.press('F10');
    await expect(teller.accepted).toBeVisible();
  });

  await test.step('1503 leads to the journal, where the slip is looked at and kept as PDF', async () => {
    const slip = page.getByRole('region', { name: '单据' });
    await expect(slip).toContainText('业务凭证');
    await slip.getByRole('button', { name: /放入空白纸/ }).press('Enter');
    await expect(page.getByRole('region', { name: '设备' })).toContainText('已放');
    await page.getByRole('heading', { name: /1504/ }).click();
    await teller.press('F5');
    await expect(slip).toContainText('请核对纸面', { timeout: 20_000 });
    await teller.press('F5');
    await expect(slip).toContainText('已打印并核对');
    await teller.press('F9');
    await expect(page.getByRole('dialog', { name: '业务凭证' }).getByRole('img')).toBeVisible();
    await teller.press('Escape');
    await teller.finish();
    await teller.start('1503');
    await page.getByRole('row', { name: /1504/ }).press('ArrowDown');
    await page.getByRole('row', { name: /1504/ }).focus();
    const papers = page.getByRole('region', { name: '单据' });
    await expect(papers).toContainText('业务凭证');
    await papers.getByRole('button', { name: 'PDF' }).press('Enter');
    await expect(papers).toContainText('PDF 已存到', { timeout: 20_000 });
  });

  await test.step('1603 finds that this counter and central agree', async () => {
    await teller.start('1603');
    await expect(page.getByText('本机与中心完全相符。')).toBeVisible({ timeout: 20_000 });
  });
});
