import type { Page } from '@playwright/test';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import { COUNT_12345_67, Teller } from './pages/teller.ts';
import { call } from './support/call.ts';
import { expect, test } from './support/fixture.ts';

const { newBook: account } = sandboxAccounts();

const balanceAtCentral = async (page: Page): Promise<bigint> => {
  const view = await call(page, 'account.view', { accountNumber: account as AccountNumber });
  if (!view.ok) throw new Error(view.error.code);
  return BigInt(view.value.balance);
};

test('a teller signs on, opens the till, takes 12,345.67, prints the passbook and closes, by keyboard alone', async ({ counter }) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await teller.signOn();
  await teller.openTill();
  const before = await balanceAtCentral(page);

  await teller.fillDeposit(account, '12345.67', COUNT_12345_67);
  await expect(page.getByText('人民币壹万贰仟叁佰肆拾伍元陆角柒分')).toBeVisible();
  await expect(page.getByRole('complementary', { name: '客户信息' })).toContainText('杨帆');
  await teller.press('Control+Enter');
  await expect(teller.quote).toBeVisible();
  await teller.press('F10');
  await expect(teller.accepted).toBeVisible();

  await teller.insertBook();
  await teller.press('F5');
  await expect(page.getByRole('heading', { name: '请核对存折' })).toBeVisible();
  await expect(page.getByRole('row', { name: /12,345\.67.*设备已确认/ })).toBeVisible();
  await teller.press('F3');
  await expect(page.getByRole('img', { name: /存折/ }).getByText('12,345.67')).toBeVisible();
  await teller.press('F3', 'Enter');
  await teller.finish();

  expect(await balanceAtCentral(page)).toBe(before + 1_234_567n);
  await teller.start('1602');
  await expect(page.getByRole('row', { name: /1201.*12,345\.67.*已完成/ })).toBeVisible();
  await teller.press('F10');
  await expect(page.getByText('审计链完整')).toBeVisible();
});
