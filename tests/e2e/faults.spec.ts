import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import { type Count, Teller } from './pages/teller.ts';
import { call } from './support/call.ts';
import { expect, test } from './support/fixture.ts';

const { newBook: account } = sandboxAccounts();
const COUNT: Count = { n100: 3 };

/** What central says of the account, whatever the screen says. */
const balance = async (teller: Teller): Promise<bigint> => {
  const view = await call(teller.page, 'account.view', { accountNumber: account as AccountNumber });
  if (!view.ok) throw new Error(view.error.code);
  return BigInt(view.value.balance);
};

const journalRow = (teller: Teller) => teller.page.getByRole('row', { name: /1201/ });

test('pressing Post twice posts once', async ({ counter }) => {
  const teller = new Teller(counter);
  await teller.signOn();
  await teller.openTill();
  const before = await balance(teller);
  await teller.quoteDeposit(account, '300', COUNT);
  await teller.page.getByRole('button', { name: /^记账/ }).dblclick();
  await expect(teller.accepted).toBeVisible();
  expect(await balance(teller)).toBe(before + 30_000n);
  await teller.start('1602');
  await expect(journalRow(teller)).toHaveCount(1);
});

test('a window that is reloaded while posting finds the deposit posted once, and goes on with it', async ({ counter }) => {
  const teller = new Teller(counter);
  await teller.signOn();
  await teller.openTill();
  const before = await balance(teller);
  await teller.quoteDeposit(account, '300', COUNT);
  await Promise.all([teller.press('F10'), teller.page.reload()]);
  await expect(teller.page.getByRole('heading', { name: /1201/ })).toBeVisible();
  // The key press and the reload raced; either way the screen says where the deposit stands, and one press of Post brings it on.
  await expect(teller.accepted.or(teller.quote)).toBeVisible();
  if (await teller.quote.isVisible()) await teller.press('F10');
  await expect(teller.accepted).toBeVisible();
  expect(await balance(teller)).toBe(before + 30_000n);
});

test('a central that is gone between quote and Post: nothing is posted, the form is kept, and it goes through later', async ({
  counter,
}) => {
  const teller = new Teller(counter);
  await teller.signOn();
  await teller.openTill();
  const before = await balance(teller);
  await teller.quoteDeposit(account, '300', COUNT);
  await counter.central.kill();
  await teller.press('F10');
  await expect(teller.page.getByText('联系不上中心，尚未记账，表单已保留。')).toBeVisible();
  await counter.central.start();
  await expect(teller.page.getByText('中心联机')).toBeVisible({ timeout: 20_000 });
  await teller.press('F10');
  await expect(teller.accepted).toBeVisible();
  expect(await balance(teller)).toBe(before + 30_000n);
});

test('an agent that is killed: the teller stays signed on and finds the form as it was typed', async ({ counter }) => {
  const teller = new Teller(counter);
  await teller.signOn();
  await teller.openTill();
  await teller.fillDeposit(account, '300', COUNT);
  await expect(teller.page.getByText('已保存')).toBeVisible();
  await counter.agent.kill();
  await expect(teller.field('金额')).toHaveValue('300.00');
  await teller.press('Control+Enter');
  await expect(teller.quote).toBeVisible();
  await teller.press('F10');
  await expect(teller.accepted).toBeVisible();
});

test('a printer that is unplugged half-way: the booking stands, the teller says what the paper shows, the rest is printed again', async ({
  counter,
}) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await teller.signOn();
  await teller.openTill();
  await teller.postDeposit(account, '300', COUNT);
  await counter.virtualCounter.fault({ kind: 'unplug', afterLine: 1 });
  await teller.insertBook();
  await teller.press('F5');
  await expect(page.getByRole('heading', { name: '打印中断，请查看存折' })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('row', { name: /可能已打印|未打印/ }).first()).toBeVisible();
  await counter.virtualCounter.clearFault();
  await counter.virtualCounter.plug();
  // The first line is on paper, the second is not.
  await page.getByRole('radio', { name: /第 1 行/ }).check();
  await teller.press('Enter');
  await expect(page.getByRole('heading', { name: '请放入存折' })).toBeVisible();
  await expect(page.getByRole('region', { name: '设备' }).getByRole('button', { name: /存折打印机/ })).toContainText('联机', {
    timeout: 20_000,
  });
  await teller.press('F5');
  await expect(page.getByRole('heading', { name: '请核对存折' })).toBeVisible({ timeout: 30_000 });
  await teller.press('Enter');
  await teller.finish();
  const view = await call(page, 'account.view', { accountNumber: account as AccountNumber });
  expect(view).toMatchObject({ ok: true, value: { passbook: { unpostedLines: 0, nextLine: 3 } } });
});
