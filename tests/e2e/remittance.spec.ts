import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { counterAt } from '../../central/testing/counter.ts';
import { AccountDesk } from './pages/accountDesk.ts';
import { RegisterDesk } from './pages/registerDesk.ts';
import { Teller } from './pages/teller.ts';
import type { Counter } from './support/counter.ts';
import { expect, test } from './support/fixture.ts';

const { active } = sandboxAccounts();
const PAYEE = '6222021234567890';

const atWork = async (counter: Counter): Promise<{ desk: AccountDesk; register: RegisterDesk }> => {
  const teller = new Teller(counter);
  await teller.signOn();
  await teller.openTill();
  const desk = new AccountDesk(teller);
  return { desk, register: new RegisterDesk(teller) };
};

const picture = (desk: AccountDesk, name: string) => desk.page.screenshot({ path: test.info().outputPath(`${name}.png`) });

/** What happens outside of the counter: another bank sends, or asks. */
const outside = async (counter: Counter, body: object): Promise<void> => {
  const there = counterAt(counter.central.url, 'PC-1001-02');
  const reply = await there.send('POST', '/v1/sandbox/clearing', { as: 'device', body });
  expect(reply.status).toBe(200);
};

test('1301: a bank is found by part of its name, the route is told in words, and the register shows how it ends', async ({ counter }) => {
  test.setTimeout(120_000);
  const { desk, register } = await atWork(counter);
  const { teller, page } = desk;
  await teller.start('1301');
  await desk.typeIn(['付款账号', active]);
  await register.findBank('演示商业银行上海', 2);
  await desk.typeIn(['收款账号', PAYEE], ['收款人户名', '王小明'], ['金额', '100'], ['用途', '货款']);
  await picture(desk, '1301-form');
  await desk.quote();
  await expect(teller.quote).toContainText('小额支付系统全天运行');
  await expect(teller.quote).toContainText('汇款手续费');
  await picture(desk, '1301-quote');
  await desk.post();
  await desk.skipBook();

  // The same again is asked about.
  await teller.start('1301');
  await desk.typeIn(['付款账号', active]);
  await register.findBank('演示商业银行上海', 2);
  await desk.typeIn(['收款账号', PAYEE], ['收款人户名', '王小明'], ['金额', '100'], ['用途', '货款']);
  expect(await desk.refused('notRepeated')).toContain('疑似重复汇款');
  await desk.giveUp();

  await teller.start('1331');
  await register.until(PAYEE, '已清算');
  await picture(desk, '1331-sent');
  // What was settled can still be asked about.
  await register.rowOf(PAYEE).focus();
  await teller.press('F9');
  await expect(page.getByRole('heading', { name: /1321/ })).toBeVisible();
  await desk.typeIn(['查询内容', '请查复该款是否入账']);
  await desk.quote();
  await desk.approve();
  await desk.post();
  await teller.finish();
});

test('1302: cash is remitted with an ID, and counted with its fee beside the quote', async ({ counter }) => {
  test.setTimeout(120_000);
  const { desk, register } = await atWork(counter);
  const { teller } = desk;
  await teller.start('1302');
  await desk.typeIn(['付款人姓名', '赵一']);
  await desk.choose(1, '居民身份证');
  await desk.typeIn(['付款人证件号码', '11010519491231002X']);
  await register.findBank('102100099996');
  await desk.typeIn(['收款账号', PAYEE], ['收款人户名', '王小明'], ['金额', '100'], ['用途', '生活费']);
  await desk.quote();
  await desk.countIn({ n100: 1, n1: 1 });
  await expect(desk.counted).toBeVisible();
  await expect(desk.page.getByRole('button', { name: /^记账/ })).toBeEnabled();
  await picture(desk, '1302-quote');
  await desk.post();
  await teller.finish();
});

test('1311, 1312, 1313, 1322: what came in and could not be credited is released, forwarded and returned; a question is answered', async ({
  counter,
}) => {
  test.setTimeout(180_000);
  const { desk, register } = await atWork(counter);
  const { teller, page } = desk;
  const { holderName, balance } = await desk.account(active);
  await outside(counter, { incoming: { payeeAccount: active, payeeName: holderName, amount: '10000' } });
  expect((await desk.account(active)).balance).toBe((BigInt(balance) + 10_000n).toString());
  await outside(counter, { incoming: { payeeAccount: active, payeeName: '曾大明', amount: '20000' } });
  await outside(counter, { incoming: { payeeAccount: '11112222', payeeName: '周某某', amount: '30000' } });
  await outside(counter, { incoming: { payeeAccount: '33334444', payeeName: '吴某某', amount: '40000' } });

  await teller.start('1331');
  await register.direction('来账');
  await expect(register.rowOf(holderName)).toContainText('系统自动入账');
  await expect(register.rowOf('曾大明')).toContainText('户名不符');
  await picture(desk, '1331-received');
  await register.rowOf('曾大明').focus();
  await teller.press('F10');
  await expect(page.getByRole('heading', { name: /1311/ })).toBeVisible();
  // The number stands already, and the usual choice: what is empty comes next.
  await desk.typeIn(['入账账号', active], ['收款人姓名', holderName], ['解付依据', '查复确认收款人户名']);
  await desk.quote();
  await desk.approve();
  await picture(desk, '1311-quote');
  await desk.post();
  await desk.skipBook();
  expect((await desk.account(active)).balance).toBe((BigInt(balance) + 30_000n).toString());

  const forwarded = await register.numberOf('周某某');
  await teller.start('1312');
  await desk.typeIn(['来账编号', forwarded], ['转往机构', '1002'], ['转汇原因', '收款人为该支行客户']);
  await desk.quote();
  await desk.approve();
  await desk.post();
  await teller.finish();

  await teller.start('1331');
  await register.rowOf('吴某某').focus();
  await teller.press('F11');
  await expect(page.getByRole('heading', { name: /1313/ })).toBeVisible();
  await desk.typeIn(['说明', '收款人书面拒收']);
  await desk.quote();
  await desk.approve();
  await desk.post();
  await teller.finish();

  await outside(counter, { inquiry: { number: forwarded, question: '请查复是否入账' } });
  await teller.start('1331');
  await register.direction('查询查复');
  await register.rowOf('对方查询').focus();
  await teller.press('F10');
  await expect(page.getByRole('heading', { name: /1322/ })).toBeVisible();
  await desk.typeIn(['查复内容', '该款已转汇至1002支行']);
  await desk.quote();
  await desk.approve();
  await desk.post();
  await teller.finish();
});
