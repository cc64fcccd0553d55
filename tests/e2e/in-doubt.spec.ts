import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { Teller } from './pages/teller.ts';
import { expect, test } from './support/fixture.ts';

const { newBook: account } = sandboxAccounts();

/** Until a process is gone; its successor takes much longer to come up than this takes to notice. */
const untilGone = (pid: number): Promise<void> =>
  expect
    .poll(
      () => {
        try {
          return process.kill(pid, 0);
        } catch {
          return false;
        }
      },
      { intervals: [10], timeout: 10_000 },
    )
    .toBe(false);

// The agent loses power right after the second thing that it commits for sending: the first is the till, the second the deposit.
test.use({ counterEnv: { GUITAI_CRASH_AT: 'transaction.sending.committed#2' } });

test('a deposit of which nobody knows: the screen forbids doing it again, asks, and ends with one posting', async ({ counter }) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await teller.signOn();
  await teller.openTill();
  await teller.quoteDeposit(account, '300', { n100: 3 });
  const doomed = await counter.agent.pid();
  await teller.press('F10');
  await untilGone(doomed);
  await counter.central.kill();

  const result = page.getByRole('alert', { name: '交易结果' });
  await expect(result).toContainText('结果未知', { timeout: 20_000 });
  await expect(result).toContainText('请勿重做这笔交易');
  await expect(result).toContainText('请勿付款');
  await expect(page.getByText('中心断开').first()).toBeVisible({ timeout: 20_000 });
  await teller.press('F9');
  await expect(page.getByText('联系不上中心')).toBeVisible();

  await test.step('meanwhile nobody signs off, and the screen says why', async () => {
    await teller.press('F12');
    await page.getByRole('dialog').getByRole('button', { name: /^签退/ }).press('Enter');
    await expect(page.getByRole('dialog')).toContainText('结果未知');
    await teller.press('Escape');
  });

  await counter.central.start();
  await expect(teller.accepted).toBeVisible({ timeout: 40_000 });
  await teller.start('1602');
  await expect(page.getByRole('row', { name: /1201.*300\.00/ })).toHaveCount(1);
});
