import type { Page } from '@playwright/test';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import { Teller } from './pages/teller.ts';
import { call } from './support/call.ts';
import { Counter } from './support/counter.ts';
import { expect, test } from './support/fixture.ts';

const { active: account } = sandboxAccounts();
const SUPERVISOR = '100190';

const balanceAtCentral = async (page: Page): Promise<bigint> => {
  const view = await call(page, 'account.view', { accountNumber: account as AccountNumber });
  if (!view.ok) throw new Error(view.error.code);
  return BigInt(view.value.balance);
};

const panelOf = (page: Page) => page.getByRole('region', { name: '授权', exact: true });
const postButton = (page: Page) => page.getByRole('button', { name: /^记账/ });

/** A teller with an open till and a deposit of 250,000 yuan that is quoted: a supervisor must consent. */
const quoteLarge = async (counter: Counter, tellerId = '100101'): Promise<Teller> => {
  const teller = new Teller(counter);
  await teller.signOn(tellerId);
  await teller.openTill();
  await teller.quoteDeposit(account, '250000', { n100: 2500 });
  await expect(teller.quote).toContainText('单笔现金存款达到 20 万元');
  await expect(panelOf(teller.page)).toBeVisible();
  return teller;
};

/** To the queue of the branch, as soon as the quote is there. */
const send = async (teller: Teller): Promise<void> => {
  await expect(panelOf(teller.page).getByRole('button', { name: /^发送远程授权/ })).toBeEnabled();
  await teller.press('F9');
};

/** The supervisor comes to the teller's counter. */
const approveHere = async (teller: Teller, who = SUPERVISOR, password = `guitai-${who}`): Promise<void> => {
  await expect(panelOf(teller.page).getByRole('button', { name: /现场授权/ })).toBeEnabled();
  await teller.press('F5');
  await expect(teller.page.getByRole('dialog', { name: '现场授权' })).toBeVisible();
  await teller.type(who);
  await teller.press('Enter');
  await teller.type(password);
  await teller.press('Enter');
};

test.describe('at one counter', () => {
  test('250,000 yuan by a supervisor who comes to the counter, by keyboard alone; nothing is posted before', async ({ counter }) => {
    const teller = await quoteLarge(counter);
    const { page } = counter;
    const before = await balanceAtCentral(page);
    await expect(postButton(page)).toBeDisabled();
    await teller.press('F10');
    await expect(page.getByText('本笔交易须经授权（单笔现金存款达到 20 万元），尚未取得授权。尚未记账，表单已保留。')).toBeVisible();
    expect(await balanceAtCentral(page)).toBe(before);

    // One's own password is no consent, and a wrong one is none either.
    await approveHere(teller, '100101');
    await expect(page.getByRole('dialog')).toContainText('不能授权自己的交易');
    await teller.press('Escape');
    await approveHere(teller, SUPERVISOR, 'nonsense');
    await expect(page.getByRole('dialog').getByRole('alert').filter({ hasText: '密码' })).toBeVisible();
    await teller.type(`guitai-${SUPERVISOR}`);
    await teller.press('Enter');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(panelOf(page)).toContainText('（100190） 已授权，可以记账。');
    await expect(postButton(page)).toBeEnabled();
    await expect(page.getByRole('tab', { name: /1201.*已授权/ })).toBeVisible();

    await teller.press('F10');
    await expect(teller.accepted).toBeVisible();
    expect(await balanceAtCentral(page)).toBe(before + 25_000_000n);
  });

  test('a senior teller sees their own request in the queue and cannot decide it', async ({ counter }) => {
    const teller = await quoteLarge(counter, '100103');
    const { page } = counter;
    await send(teller);
    await expect(panelOf(page)).toContainText('已送达');
    await teller.press('Shift+F8');
    await expect(page.getByRole('row', { name: /1201.*250,000\.00/ })).toBeFocused();
    await expect(page.getByText('本人申请，不能由本人授权。')).toBeVisible();
    await expect(page.getByRole('button', { name: /^同意/ })).toBeDisabled();
    await teller.press('F10');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(page.getByRole('button', { name: /^待授权 0/ })).toBeVisible();
    // Taken back, it is gone from the queue.
    await teller.press('Escape', 'F6', 'F11');
    await expect(panelOf(page)).toContainText('申请已撤回');
    await teller.press('Shift+F8');
    await expect(page.getByText('没有等待授权的申请。')).toBeVisible();
  });

  test('central goes silent: the request is kept, the form parked, and approved here when central is back', async ({ counter }) => {
    const teller = await quoteLarge(counter);
    const { page } = counter;
    await counter.central.kill('SIGKILL');
    await send(teller);
    await expect(panelOf(page)).toContainText('中心无应答', { timeout: 20_000 });
    await expect(panelOf(page)).toContainText('申请待送达');
    // The next customer, please.
    await teller.press('F9');
    await expect(teller.codeBar).toBeFocused();
    await expect(page.getByRole('tab', { name: /1201.*申请待送达/ })).toBeVisible();
    await counter.central.start();
    await expect(page.getByRole('tab', { name: /1201.*等待授权/ })).toBeVisible({ timeout: 45_000 });
    await teller.press('F6');
    await expect(panelOf(page)).toContainText('已送达网点授权队列');
    await approveHere(teller);
    await expect(panelOf(page)).toContainText('已授权');
    await teller.press('F10');
    await expect(teller.accepted).toBeVisible();
  });
});

test.describe('at two counters', () => {
  let second: Counter;
  test.beforeEach(async ({ counter, template, choice }) => {
    second = await Counter.start({ template, choice, deviceId: 'PC-1001-02', beside: counter });
  });
  test.afterEach(() => second.stop());

  test('sent, seen with its form in the queue at once, approved there, and posted here', async ({ counter }) => {
    const supervisor = new Teller(second);
    await supervisor.signOn(SUPERVISOR);
    const badge = second.page.getByRole('button', { name: /^待授权/ });
    await expect(badge).toContainText('待授权 0');

    const teller = await quoteLarge(counter);
    await panelOf(counter.page)
      .getByRole('textbox', { name: /^申请说明/ })
      .fill('客户存入购房款');
    await send(teller);
    await expect(panelOf(counter.page)).toContainText('已送达网点授权队列');
    // Live, well before the badge would look by itself.
    await expect(badge).toContainText('待授权 1', { timeout: 10_000 });

    await supervisor.press('Shift+F8');
    const details = second.page.getByRole('complementary', { name: '授权', exact: true });
    await expect(second.page.getByRole('row', { name: /1201.*250,000\.00/ })).toBeFocused();
    await expect(details).toContainText('客户存入购房款');
    await expect(details).toContainText('单笔现金存款达到 20 万元');
    await expect(details).toContainText(account);
    await expect(details).toContainText('100元纸币 × 2500');
    await second.page.screenshot({ path: test.info().outputPath('queue.png') });
    await counter.page.screenshot({ path: test.info().outputPath('waiting.png') });
    await supervisor.press('F10');
    await expect(second.page.getByRole('dialog', { name: '同意授权？' })).toBeVisible();
    await supervisor.press('Enter');
    await expect(second.page.getByText('已同意：1201')).toBeVisible();
    await expect(second.page.getByText('没有等待授权的申请。')).toBeVisible();

    await expect(panelOf(counter.page)).toContainText('已授权，可以记账', { timeout: 10_000 });
    await counter.page.screenshot({ path: test.info().outputPath('approved.png') });
    await teller.press('F10');
    await expect(teller.accepted).toBeVisible();
  });

  test('rejected with words: the form is back at its fields with everything typed; corrected and asked again it is approved', async ({
    counter,
  }) => {
    const supervisor = new Teller(second);
    await supervisor.signOn(SUPERVISOR);
    const teller = await quoteLarge(counter);
    const { page } = counter;
    await send(teller);
    await expect(panelOf(page)).toContainText('已送达');
    // A reload in the middle: the request is still there, and still watched.
    await page.reload();
    await expect(panelOf(page)).toContainText('已送达', { timeout: 20_000 });

    await supervisor.press('Shift+F8');
    await expect(second.page.getByRole('row', { name: /1201/ })).toBeFocused();
    await supervisor.press('F11');
    await supervisor.press('Enter');
    await expect(second.page.getByText('请填写原因，柜员将看到它。')).toBeVisible();
    await supervisor.type('请补充资金来源证明');
    await supervisor.press('Enter');
    await expect(second.page.getByText('已拒绝：1201')).toBeVisible();

    await expect(page.getByText('请补充资金来源证明')).toBeVisible({ timeout: 10_000 });
    await expect(teller.quote).toBeHidden();
    await expect(teller.field('金额')).toHaveValue('250,000.00');
    await expect(page.getByRole('textbox', { name: '100元' })).toHaveValue('2500');
    await page.screenshot({ path: test.info().outputPath('rejected.png') });
    await teller.press('Control+Enter');
    await expect(teller.quote).toBeVisible();
    await send(teller);
    await expect(panelOf(page)).toContainText('已送达');
    await expect(second.page.getByRole('row', { name: /1201/ })).toBeVisible({ timeout: 10_000 });
    await supervisor.press('Enter');
    await supervisor.press('Enter');
    await expect(panelOf(page)).toContainText('已授权', { timeout: 10_000 });
  });
});
