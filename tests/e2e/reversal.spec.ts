import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { AccountDesk } from './pages/accountDesk.ts';
import { Teller } from './pages/teller.ts';
import { call } from './support/call.ts';
import { expect, test } from './support/fixture.ts';

const { active, newBook } = sandboxAccounts();

test('1501 from the journal: a deposit goes back out, a withdrawal comes back in, a transfer needs no cash; once only', async ({
  counter,
}) => {
  test.setTimeout(180_000);
  const teller = new Teller(counter);
  const { page } = counter;
  await teller.signOn();
  await teller.openTill();
  const desk = new AccountDesk(teller);
  const picture = (name: string) => page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  const till = async () => {
    const state = await call(page, 'counter.state', {});
    return state.ok ? state.value.till?.balance : null;
  };
  const [before, cash] = [(await desk.account(active)).balance, await till()];
  const preview = page.getByRole('region', { name: '冲正内容' });
  const chooseRow = async (row: RegExp) => {
    await page.getByRole('row', { name: row }).first().focus();
    await teller.press('F11');
    await expect(teller.field('原交易流水号')).toHaveValue(/^\d{8,20}$/);
  };
  const giveReason = async () => {
    await expect(teller.field('冲正原因')).toBeFocused();
    await teller.type('金额录错');
    await teller.press('Enter');
  };
  const fromJournal = async (row: RegExp) => {
    await teller.start('1602');
    await chooseRow(row);
    await giveReason();
    await expect(teller.quote).toBeVisible();
  };

  await teller.postDeposit(active, '300', { n100: 3 });
  await desk.skipBook();
  await fromJournal(/1201.*300\.00/);
  await expect(preview).toContainText('退还客户 300.00 元');
  await expect(preview).toContainText('-300.00');
  await teller.press('F8');
  await expect(desk.counted).toContainText('相符');
  await picture('1501-deposit');
  await desk.approve();
  await desk.post();
  await teller.finish();
  expect([(await desk.account(active)).balance, await till()]).toEqual([before, cash]);

  // Both rows stay, and the original is not undone twice.
  await teller.start('1602');
  await chooseRow(/1201.*300\.00/);
  await giveReason();
  await expect(desk.errorAt('traceNumber')).toContainText('已经冲正');
  await desk.giveUp();

  await teller.start('1202');
  await desk.typeIn(['账号', active], ['金额', '200'], ['证件姓名', '']);
  await teller.countCash({ n100: 2 });
  await desk.quote();
  await desk.post();
  await desk.skipBook();
  await fromJournal(/1202.*200\.00/);
  await expect(preview).toContainText('向客户收回 200.00 元');
  await expect(page.getByRole('button', { name: /按尾箱配款/ })).toBeHidden();
  await desk.countIn({ n100: 2 });
  await expect(desk.counted).toContainText('相符');
  await picture('1501-withdrawal');
  await desk.approve();
  await desk.post();
  await teller.finish();
  expect([(await desk.account(active)).balance, await till()]).toEqual([before, cash]);

  const payee = await desk.account(newBook);
  await teller.start('1203');
  await desk.typeIn(['付款账号', active], ['金额', '5'], ['收款账号', newBook], ['收款人户名', payee.holderName]);
  await desk.quote();
  await desk.post();
  await desk.skipBook();
  await fromJournal(/1203.*5\.00/);
  await expect(preview).toContainText('不涉及现金');
  await desk.approve();
  await desk.post();
  await teller.finish();
  expect((await desk.account(newBook)).balance).toBe(payee.balance);
});
