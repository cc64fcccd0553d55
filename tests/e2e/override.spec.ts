import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { Teller } from './pages/teller.ts';
import { expect, test } from './support/fixture.ts';

test('200,000 yuan: the quote names the override, the large-value report is announced, and nothing is posted', async ({ counter }) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await teller.signOn();
  await teller.openTill();
  await teller.quoteDeposit(sandboxAccounts().active, '200000', { n100: 2000 });
  await expect(teller.quote).toContainText('单笔现金存款达到 20 万元');
  await expect(teller.quote).toContainText(/大额/);
  await teller.press('F10');
  await expect(page.getByText('本笔交易须经授权（单笔现金存款达到 20 万元），本版本尚不能授权。尚未记账，表单已保留。')).toBeVisible();
  await expect(teller.accepted).toBeHidden();
});
