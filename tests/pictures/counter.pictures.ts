import { fileURLToPath } from 'node:url';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { COUNT_12345_67, Teller } from '../e2e/pages/teller.ts';
import { expect, test } from '../e2e/support/fixture.ts';

const accounts = sandboxAccounts();
const file = (name: string): string => fileURLToPath(new URL(`../../docs/img/${name}.png`, import.meta.url));

test('the counter, in Chinese and English', async ({ counter }) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await page.setViewportSize({ width: 1440, height: 900 });
  const picture = async (name: string): Promise<void> => {
    // Nothing that blinks or still moves.
    await page.screenshot({ path: file(name), animations: 'disabled', caret: 'hide' });
  };

  await expect(page.getByText('中心联机')).toBeVisible();
  await picture('0101-sign-on-zh');
  await teller.signOn();
  await teller.openTill();
  await picture('home-zh');

  await teller.fillDeposit(accounts.newBook, '12345.67', COUNT_12345_67);
  await expect(page.getByText('已保存')).toBeVisible();
  await picture('1201-form-zh');
  await teller.press('Control+Enter');
  await expect(teller.quote).toBeVisible();
  await picture('1201-quote-zh');
  await teller.press('F10');
  await expect(teller.accepted).toBeVisible();
  await teller.insertBook();
  await teller.press('F5');
  await expect(page.getByRole('row', { name: /12,345\.67.*设备已确认/ })).toBeVisible();
  await teller.press('F3');
  await expect(page.getByRole('img', { name: /存折/ }).getByText('12,345.67')).toBeVisible();
  await picture('deposit-zh');
  await teller.press('F7');
  await picture('deposit-en');
  await teller.press('F7', 'F3', 'Enter');
  await teller.finish();

  await teller.start('1003');
  await page.getByRole('textbox', { name: '查找客户' }).fill('曾小明');
  await teller.press('Enter');
  await expect(page.getByRole('heading', { name: '曾小明' })).toBeVisible();
  await picture('1003-customer-zh');

  await teller.fillDeposit(accounts.frozen, '200', { n100: 2 });
  await picture('1201-frozen-zh');
  await teller.press('Escape', 'Enter');

  await teller.start('1602');
  await expect(page.getByRole('row', { name: /1201/ }).first()).toBeVisible();
  await teller.press('F10');
  await expect(page.getByText('审计链完整')).toBeVisible();
  await picture('1602-journal-zh');
  await teller.press('F7');
  await picture('1602-journal-en');
  await teller.press('F7');
});
