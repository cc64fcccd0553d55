import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { Teller } from './pages/teller.ts';
import { expect, test } from './support/fixture.ts';

const accounts = sandboxAccounts();

test("what cannot be right is refused at its field, in the teller's words", async ({ counter }) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await teller.signOn();

  await test.step('no cash without an open till', async () => {
    await teller.start('1201');
    await expect(page.getByRole('alert')).toContainText('尾箱尚未开启，不能办理现金业务。 请先做 0211 开尾箱。');
  });
  await teller.press('Escape');
  await teller.openTill();
  await teller.start('xjck');
  await expect(teller.field('账号')).toBeFocused();

  const states: readonly (readonly [string, string, string])[] = [
    ['an account that does not exist', accounts.unknown, `没有账号 ${accounts.unknown}`],
    ['a frozen account', accounts.frozen, '账户已冻结'],
    ['a dormant account', accounts.dormant, '久悬'],
    ['a closed account', accounts.closed, '账户已销户'],
  ];
  for (const [what, account, text] of states) {
    await test.step(what, async () => {
      await teller.field('账号').fill(account);
      await teller.press('Enter');
      await expect(page.getByRole('form', { name: '交易内容' })).toContainText(text);
      await teller.field('账号').focus();
    });
  }

  await teller.field('账号').fill(accounts.active);
  await teller.press('Enter');
  await expect(teller.field('金额')).toBeFocused();
  const figures: readonly (readonly [string, string, string])[] = [
    ['three decimals', '1.005', '小数位过多'],
    ['a negative amount', '-5', '金额不能为负数'],
    ['ten to the fifteenth', '1000000000000000', '金额超出系统可处理的上限'],
    ['forty pasted digits', '1234567890'.repeat(4), '金额超出系统可处理的上限'],
    ['letters', '12a', '金额不是数字'],
  ];
  for (const [what, typed, text] of figures) {
    await test.step(what, async () => {
      await teller.field('金额').fill(typed);
      await teller.field('金额').blur();
      await expect(page.getByRole('form', { name: '交易内容' })).toContainText(text);
    });
  }

  await test.step('a count that is not the amount', async () => {
    await teller.field('金额').fill('200');
    await page.getByRole('textbox', { name: '100元纸币' }).fill('1');
    await teller.press('Control+Enter');
    await expect(page.getByRole('form', { name: '交易内容' })).toContainText('券别合计 100.00 与金额 200.00 不符，相差 100.00');
    await expect(teller.quote).toBeHidden();
  });
});
