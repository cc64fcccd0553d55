import { BranchDesk, changed, lastClose } from './pages/branchDesk.ts';
import { Counter } from './support/counter.ts';
import { expect, test } from './support/fixture.ts';

const LI = '100101';
const WANG = '100102';
const KEEPER = '100180';
const SUPERVISOR = '100190';
const SHORT_BY_TEN = '短款 10.00 元';

/** What lies in Li's till after the vault gave 200,000, a note was changed and 5,000 went to a colleague. */
const AT_CLOSE = changed(lastClose('1001-T01'), { n100: 2000 + 1 - 50, n50: -2 });

test('the life of a till: cash from the vault, an exchange, a count, cash to a colleague, a short that is explained, decided by the supervisor', async ({
  counter,
  choice,
  template,
}) => {
  test.setTimeout(300_000);
  const beside = await Counter.start({ template, choice, beside: counter, deviceId: 'PC-1001-02' });
  try {
    const vault = new BranchDesk(counter);
    const li = new BranchDesk(beside);
    await li.signOn(LI);
    await li.openTillOf('1001-T01');

    // The keeper gives 200,000 with the supervisor beside them, who is told nothing but the token.
    await vault.signOn(KEEPER);
    await expect(vault.page.getByText('尾箱尚未开启')).toBeHidden();
    await vault.start('0221');
    await vault.choose('交出');
    await expect(vault.page.getByRole('radio', { name: LI })).toBeFocused();
    await vault.press('Enter');
    await vault.countCash({ n100: 2000 });
    await vault.press('Control+Enter');
    await vault.secondPerson(SUPERVISOR);
    await vault.book();
    const token = await vault.token();
    expect(token).toMatch(/^[0-9A-Z]{8}$/);
    await vault.finish();

    // It appears at the teller's counter by itself; accepting it is choosing the row, counting, and saying the token.
    await expect(li.page.getByRole('heading', { name: '在途与待接收（1）' })).toBeVisible();
    await li.takeWaiting('0221');
    await li.countCash({ n100: 1999, n50: 2 });
    await li.press('Control+Enter');
    await expect(li.field('交接码')).toBeFocused();
    await li.type('WRONG234');
    await li.press('Control+Enter');
    await expect(li.page.getByText('交接口令不正确。')).toBeVisible();
    await expect(li.field('交接码')).toBeFocused();
    await li.press('Control+A');
    await li.type(token.toLowerCase());
    await li.press('Control+Enter');
    // Another count of the same worth is not what was given.
    await expect(li.page.getByText('清点与交出数不符')).toBeVisible();
    await li.press('Control+A');
    await li.type('2000');
    await li.press('Enter', 'Control+A');
    await li.type('0');
    await li.book();
    await li.finish();
    await expect(li.page.getByRole('region', { name: '尾箱头寸' })).toContainText('323,456.78');

    // A hundred for two fifties: the pieces change, the sum does not.
    await li.start('0224');
    await expect(li.page.getByRole('textbox', { name: '100元纸币' }).first()).toBeFocused();
    await li.type('1');
    for (let row = 0; row < 14; row++) await li.press('Enter');
    await expect(li.page.getByRole('textbox', { name: '100元纸币' }).nth(1)).toBeFocused();
    await li.press('Enter');
    await li.type('1');
    await li.press('Control+Enter');
    await expect(li.page.getByText('相差 50.00')).toBeVisible();
    await li.press('Enter', 'Control+A');
    await li.type('2');
    await li.book();
    await li.finish();

    // A count while the till is open finds that everything is there.
    await li.start('0214');
    await li.countCash(changed(lastClose('1001-T01'), { n100: 2001, n50: -2 }));
    await expect(li.page.getByRole('status', { name: '清点差额' })).toContainText('相符');
    await li.press('Control+Enter');
    await expect(li.quote).toContainText('0.00');
    await li.press('F10');
    await expect(li.accepted).toBeVisible();
    await li.finish();

    // 5,000 for a colleague who has signed on at the other counter.
    await vault.takeOver(WANG);
    await vault.openTillOf('1001-T02');
    await li.start('0223');
    await li.choose('交出');
    await expect(li.page.getByRole('radio', { name: WANG })).toBeFocused();
    await li.press('Enter');
    await li.countCash({ n100: 50 });
    await li.book();
    const said = await li.token();
    await li.finish();
    await expect(li.page.getByRole('region', { name: '尾箱头寸' })).toContainText('318,456.78');
    await vault.takeWaiting('0223');
    await vault.countCash({ n100: 50 });
    await vault.press('Enter');
    await vault.type(said);
    await vault.book();
    await vault.finish();

    // Nothing moves while the till is paused.
    await li.start('0213');
    await li.choose('暂停');
    await li.book();
    await li.finish();
    await li.start('1201');
    await expect(li.page.getByRole('alert').filter({ hasText: '尾箱尚未开启' })).toBeVisible();
    await li.start('0213');
    await li.choose('恢复');
    await li.book();
    await li.finish();

    // Ten yuan are missing: said while counting, explained, witnessed by the supervisor.
    await li.start('0212');
    await li.countCash(changed(AT_CLOSE, { n10: -1 }));
    await expect(li.page.getByText(SHORT_BY_TEN)).toBeVisible();
    await li.press('Control+Enter');
    await expect(li.field('差错原因')).toBeFocused();
    await li.type('付款时多付一张十元');
    await li.press('Control+Enter');
    await li.secondPerson(SUPERVISOR);
    await li.book();
    await li.finish();
    await expect(li.page.getByRole('region', { name: '尾箱头寸' })).toContainText('尾箱未开');

    // The supervisor decides on the difference at the same counter.
    await li.takeOver(SUPERVISOR);
    await li.start('0215');
    await expect(li.page.getByRole('radio', { name: /短款.*10\.00.*付款时多付一张十元/ })).toBeFocused();
    await li.press('Enter');
    await li.type('经核实无法追回，予以核销');
    await li.book();
    await li.finish();
    await li.start('0215');
    await expect(li.page.getByText('没有待核销的长短款。')).toBeVisible();
  } finally {
    await beside.stop();
  }
});
