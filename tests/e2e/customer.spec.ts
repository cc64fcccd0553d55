import { Teller } from './pages/teller.ts';
import { expect, test } from './support/fixture.ts';

test('1003: a customer is found by name, pinyin and phone, and a deposit starts from the account', async ({ counter }) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await teller.signOn();
  await teller.openTill();
  const search = page.getByRole('textbox', { name: '查找客户' });
  for (const typed of ['曾小明', 'zengxiaoming', 'zxm']) {
    await teller.start('1003');
    await expect(search).toBeFocused();
    await search.fill(typed);
    await teller.press('Enter');
    await expect(page.getByRole('heading', { name: '曾小明' })).toBeVisible();
    await teller.press('Escape', 'Escape');
  }
  await teller.start('khqjst');
  await search.fill('曾小明');
  await teller.press('Enter');
  await expect(page.getByText('6000 0000 11')).toBeVisible();
  await expect(page.getByText(/^\d{3}\*+\w{4}$/).first(), 'the identity number is masked').toBeVisible();
  await expect(page.getByRole('row', { name: /1001 0100 0000 0011 2/ })).toBeFocused();
  await teller.press('Enter');
  await expect(page.getByRole('heading', { name: /1201/ })).toBeVisible();
  await expect(teller.field('账号')).toHaveValue('10010100000000112');
});

test('0103: sign-off names what is pending, and a clean sign-off leaves an empty window', async ({ counter }) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await teller.signOn();
  await teller.openTill();
  await teller.start('1201');
  await expect(teller.field('账号')).toBeFocused();
  await teller.type('10010100000000112');
  await expect(page.getByText('已保存')).toBeVisible();
  await teller.press('F12');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: /签退/ }).press('Enter');
  await expect(dialog).toContainText('1201');
  await teller.press('Escape');
  await expect(dialog).toBeHidden();

  // The form is given up; the till with its cash is named, with the way to close it.
  await teller.press('Escape');
  await page.getByRole('button', { name: /不保留|作废|放弃|删除/ }).press('Enter');
  await expect(teller.codeBar).toBeFocused();
  await teller.press('F12');
  await expect(dialog).toContainText('尾箱 1001-T01 未关闭');
  await expect(dialog.getByRole('button', { name: '去办理' })).toBeFocused();
  await teller.press('Escape');

  // A paused till stays with its teller, and nothing stands in the way any more.
  await teller.start('0213');
  await page.getByRole('radio', { name: '暂停' }).press('Space');
  await teller.press('Control+Enter');
  await expect(teller.quote).toBeVisible();
  await teller.press('F10');
  await expect(teller.accepted).toBeVisible();
  await teller.finish();
  await teller.press('F12');
  await dialog.getByRole('button', { name: /签退/ }).press('Enter');
  await expect(page.getByLabel('柜员号')).toBeFocused();
  expect(await page.evaluate(() => document.body.textContent)).not.toContain('曾小明');
});
