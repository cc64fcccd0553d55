import { fileURLToPath } from 'node:url';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { COUNT_12345_67, Teller } from '../e2e/pages/teller.ts';
import { expect, test } from '../e2e/support/fixture.ts';

const { newBook: account } = sandboxAccounts();
const file = (name: string): string => fileURLToPath(new URL(`../../docs/img/${name}.png`, import.meta.url));

test('reports and the journal with its filters', async ({ counter }) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await page.setViewportSize({ width: 1440, height: 900 });
  const picture = (name: string) => page.screenshot({ path: file(name), animations: 'disabled', caret: 'hide' });
  await teller.signOn();
  await teller.openTill();
  await teller.postDeposit(account, '12345.67', COUNT_12345_67);
  await teller.press('F11');
  await teller.finish();

  await teller.start('1601');
  await expect(page.getByRole('table', { name: '按券别' })).toBeVisible();
  await picture('1601-till-zh');
  await teller.press('ArrowDown');
  await expect(page.getByRole('table', { name: '头寸' })).toBeVisible();
  await picture('1601-positions-zh');
  await teller.press('ArrowDown');
  await expect(page.getByRole('table', { name: '凭证登记簿' })).toBeVisible();
  await picture('1601-vouchers-zh');
  await teller.press('ArrowDown');
  await expect(page.getByRole('table', { name: /按交易/ })).toBeVisible();
  await picture('1601-day-zh');
  await teller.press('F7');
  await picture('1601-day-en');
  await teller.press('F7', 'Escape');

  await teller.start('1602');
  await page.getByRole('textbox', { name: '交易码' }).fill('1201');
  await expect(page.getByRole('table', { name: '流水查询' }).locator('tbody').getByRole('row')).toHaveCount(1);
  await picture('1602-filters-zh');
});
