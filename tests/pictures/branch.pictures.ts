import { fileURLToPath } from 'node:url';
import { BranchDesk, changed, lastClose } from '../e2e/pages/branchDesk.ts';
import { Counter } from '../e2e/support/counter.ts';
import { expect, test } from '../e2e/support/fixture.ts';

const file = (name: string): string => fileURLToPath(new URL(`../../docs/img/${name}.png`, import.meta.url));

const LI = '100101';
const KEEPER = '100180';
const SUPERVISOR = '100190';

/** Steps back from a form that holds something, and gives it up. */
const giveUp = async (desk: BranchDesk): Promise<void> => {
  await desk.press('Escape');
  await desk.page.getByRole('button', { name: '作废表单' }).press('Enter');
  await expect(desk.codeBar).toBeFocused();
};

test('tills, vault, vouchers and the branch day', async ({ counter, choice, template }) => {
  test.setTimeout(300_000);
  const beside = await Counter.start({ template, choice, beside: counter, deviceId: 'PC-1001-02' });
  const vault = new BranchDesk(counter);
  const li = new BranchDesk(beside);
  const picture = async ({ page }: BranchDesk, name: string): Promise<void> => {
    await page.screenshot({ path: file(name), animations: 'disabled', caret: 'hide' });
  };
  try {
    for (const { page } of [vault, li]) await page.setViewportSize({ width: 1440, height: 900 });
    await li.signOn(LI);
    await li.openTillOf('1001-T01');
    await vault.signOn(KEEPER);
    await vault.start('0221');
    await vault.choose('交出');
    await expect(vault.page.getByRole('radio', { name: LI })).toBeFocused();
    await vault.press('Enter');
    await vault.countCash({ n100: 2000 });
    await vault.press('Control+Enter');
    await expect(vault.page.getByRole('textbox', { name: '第二人柜员号' })).toBeFocused();
    await picture(vault, '0221-give-zh');
    await vault.secondPerson(SUPERVISOR);
    await vault.book();
    const token = await vault.token();
    await picture(vault, '0221-token-zh');
    await vault.finish();

    await expect(li.page.getByRole('heading', { name: '在途与待接收（1）' })).toBeVisible();
    await picture(li, 'home-waiting-zh');
    await li.takeWaiting('0221');
    await li.countCash({ n100: 2000 });
    await li.press('Enter');
    await li.type(token);
    await picture(li, '0221-accept-zh');
    await li.book();
    await li.finish();

    await li.start('0224');
    await expect(li.page.getByRole('textbox', { name: '100元纸币' }).first()).toBeFocused();
    await li.type('1');
    for (let row = 0; row < 15; row++) await li.press('Enter');
    await li.type('1');
    await picture(li, '0224-exchange-zh');
    await giveUp(li);

    await li.start('0212');
    await li.countCash(changed(lastClose('1001-T01'), { n100: 2000, n10: -1 }));
    await expect(li.page.getByText('短款 10.00 元')).toBeVisible();
    await picture(li, '0212-short-zh');
    await li.press('F7');
    await picture(li, '0212-short-en');
    await li.press('F7');
    await giveUp(li);

    await vault.start('0232');
    await vault.choose('出库交柜员');
    await vault.type(LI);
    await vault.press('Enter');
    await expect(vault.page.getByRole('list', { name: '现有库存' })).toBeVisible();
    await vault.range(4, null, null);
    await picture(vault, '0232-hand-out-zh');
    await giveUp(vault);

    await li.start('0235');
    await li.choose('本人凭证');
    await li.range(4, '10000001', '10000050');
    await li.press('Control+Enter');
    await expect(li.quote).toBeVisible();
    await picture(li, '0235-stock-take-zh');
    await li.press('Escape', 'Escape');
    await li.page.getByRole('button', { name: '作废表单' }).press('Enter');
    await expect(li.codeBar).toBeFocused();

    await li.start('0216');
    await li.choose('人民币纸币');
    await picture(li, '0216-counterfeit-zh');
    await giveUp(li);

    await vault.takeOver(SUPERVISOR);
    await vault.start('0202');
    await expect(vault.page.getByRole('region', { name: '未了事项' })).toBeVisible();
    await picture(vault, '0202-blockers-zh');
    await vault.press('F7');
    await picture(vault, '0202-blockers-en');
    await vault.press('F7');
  } finally {
    await beside.stop();
  }
});
