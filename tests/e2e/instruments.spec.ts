import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { firstForm } from '../../central/sandbox/branch.ts';
import { done, signedOnAt } from '../../central/testing/branchPeople.ts';
import { shiftNumber } from '../../contract/vouchers/range.ts';
import { InstrumentDesk } from './pages/instrumentDesk.ts';
import { Counter } from './support/counter.ts';
import { expect, test } from './support/fixture.ts';

const { active, company } = sandboxAccounts();
/** Who stands by. */
const SECOND = '100102';

const picture = (desk: InstrumentDesk, name: string) => desk.page.screenshot({ path: test.info().outputPath(`${name}.png`) });

const atWork = async (counter: Counter): Promise<InstrumentDesk> => {
  const desk = new InstrumentDesk(counter);
  await desk.signOn();
  await desk.openTill();
  return desk;
};

const atOtherBranch = async (counter: Counter): Promise<InstrumentDesk> => {
  const desk = new InstrumentDesk(counter);
  await desk.signOn('100201');
  await desk.openTillOf('1002-T01');
  return desk;
};

const nameOf = async (desk: InstrumentDesk): Promise<string> => (await desk.forms.account(company)).holderName;
const balanceOf = async (desk: InstrumentDesk): Promise<bigint> => BigInt((await desk.forms.account(active)).balance);

test('1401, 1403, 1404: a draft is issued here, paid at another branch for less, and settled with its surplus', async ({
  counter,
  choice,
  template,
}) => {
  test.setTimeout(240_000);
  const there = await Counter.start({ template, choice, beside: counter, deviceId: 'PC-1002-01' });
  try {
    const here = await atWork(counter);
    const other = await atOtherBranch(there);
    const before = await balanceOf(here);
    const payee = await nameOf(here);
    const draft = await here.issueDraft(active, '1000', payee, SECOND);
    await picture(here, '1401-accepted');
    // The paper says what central answered: amount in capitals, both people, and the code that is nowhere else.
    const sheet = await here.preview('银行汇票');
    await expect(sheet).toContainText('壹仟元整');
    await expect(sheet).toContainText(`密押${draft.checkCode}`);
    await expect(sheet).toContainText(SECOND);
    await picture(here, '1401-preview');
    await here.press('Escape');
    await expect(sheet).toBeHidden();
    await here.press('F11');
    await here.page.getByRole('button', { name: /^完成，下一位/ }).press('Enter');
    await expect(here.codeBar).toBeFocused();

    // One wrong digit of the check code, and nothing is paid.
    await other.fillPayment({ ...draft, checkCode: '0000000000' }, '1000', ['800', '200'], payee, company);
    expect(await other.forms.refused('checkCode')).toContain('密押不符');
    await picture(other, '1403-refused');
    await other.forms.giveUp();
    await other.fillPayment(draft, '1000', ['800', '200'], payee, company);
    await other.forms.quote();
    await picture(other, '1403-quote');
    await other.forms.post();
    await expect(other.forms.fact('多余金额')).toContainText('200.00');
    await other.leave();
    // It is paid once.
    await other.fillPayment(draft, '1000', ['800', '200'], payee, company);
    await other.press('Control+Enter');
    await expect(other.page.getByText('已兑付').first()).toBeVisible();
    await other.forms.giveUp();

    await here.start('1404');
    await here.forms.typeIn(['汇票号码', draft.number]);
    await here.forms.choose(1, '结清');
    await here.forms.typeIn(['解讫通知实际结算金额', '800']);
    await here.pass('核对证件');
    await here.forms.quote();
    await here.forms.post();
    await expect(here.forms.fact('多余款去向')).toHaveText('申请人账户');
    await picture(here, '1404-accepted');
    await here.leave(true);
    expect(await balanceOf(here)).toBe(before - 80_000n);
  } finally {
    await there.stop();
  }
});

test('1405, 1406, 1409: a draft is refunded, another one cancelled, and the card of a third one moved', async ({ counter }) => {
  test.setTimeout(240_000);
  const desk = await atWork(counter);
  const before = await balanceOf(desk);
  const payee = await nameOf(desk);
  const refunded = await desk.issueDraft(active, '1000', payee, SECOND);
  await desk.leave(true);
  await desk.start('1405');
  await desk.forms.typeIn(['汇票号码', refunded.number], ['密押', refunded.checkCode]);
  await desk.forms.choose(2, '仅汇票');
  await desk.forms.choose(1, '账户');
  await desk.pass('核对证件');
  await desk.forms.typeIn(['原因', '未使用']);
  expect(await desk.forms.refused('copies')).toContain('缺少第三联');
  await desk.forms.giveUp();
  await desk.start('1405');
  await desk.forms.typeIn(['汇票号码', refunded.number], ['密押', refunded.checkCode]);
  await desk.forms.choose(1, '汇票和解讫通知');
  await desk.forms.choose(1, '账户');
  await desk.pass('核对证件');
  await desk.forms.typeIn(['原因', '未使用']);
  await desk.complete({ approved: true, book: true });

  const cancelled = await desk.issueDraft(active, '500', payee, SECOND);
  await desk.leave(true);
  await desk.start('1406');
  await desk.forms.choose(1, '银行汇票');
  await desk.forms.typeIn(['票据号码', cancelled.number]);
  await desk.forms.choose(1, '账户');
  await desk.pass('核对证件');
  await desk.forms.typeIn(['原因', '打印卡纸']);
  await desk.complete({ approved: true, book: true });
  expect(await balanceOf(desk)).toBe(before);

  const moved = await desk.issueDraft(active, '500', payee, SECOND);
  await desk.leave(true);
  await desk.start('1409');
  await desk.forms.typeIn(['汇票号码', moved.number], ['移入网点', '1002'], ['原因', '客户迁址']);
  await desk.complete({ approved: true });
});

test('1402, 1407, 1408: a cash draft is stopped, not paid meanwhile, released, and paid in notes by the branch that it names', async ({
  counter,
  choice,
  template,
}) => {
  test.setTimeout(240_000);
  const there = await Counter.start({ template, choice, beside: counter, deviceId: 'PC-1002-01' });
  try {
    const here = await atWork(counter);
    const other = await atOtherBranch(there);
    const draft = await here.issueCashDraft('1000', { n100: 10 }, '1002', SECOND);
    await here.leave();
    await here.start('1407');
    await here.forms.choose(1, '银行汇票');
    await here.forms.typeIn(['票据号码', draft.number]);
    await here.forms.choose(1, '失票人挂失');
    await here.person('失票人', '曾小明', '11010119900307803X');
    await here.forms.typeIn(['丧失时间', '今日上午于地铁遗失']);
    await here.forms.quote();
    await here.forms.approve();
    await here.forms.post();
    await expect(here.forms.fact('无法院通知可解除日')).toBeVisible();
    await picture(here, '1407-accepted');
    await here.leave();

    await other.fillCashPayment(draft, '1000');
    expect(await other.forms.refused('number')).toContain('已挂失止付');
    await other.forms.giveUp();

    await here.start('1408');
    await here.forms.choose(1, '银行汇票');
    await here.forms.typeIn(['票据号码', draft.number]);
    await here.forms.choose(1, '失票人撤回');
    await here.forms.typeIn(['文书号', '撤回书1'], ['原因', '已找到']);
    await here.complete({ approved: true });

    await other.fillCashPayment(draft, '1000');
    await other.complete({ counts: true });
  } finally {
    await there.stop();
  }
});

test("1411, 1412, 1413: a cashier's cheque is issued for cash and paid in cash; another one is refunded to its account", async ({
  counter,
}) => {
  test.setTimeout(240_000);
  const desk = await atWork(counter);
  const { forms } = desk;
  await desk.start('1411');
  await forms.choose(1, '不定额');
  await forms.typeIn(['出票金额', '300'], ['收款人', '李四']);
  await forms.choose(1, '个人');
  await desk.pick(2);
  await desk.pass('注明“不得转让”');
  const number = await forms.takeForm('本票号码');
  await forms.typeIn(['摘要', '']);
  await desk.pick(1);
  await desk.person('申请人', '曾小明', '11010119900307803X');
  await forms.countIn({ n100: 3 });
  await desk.secondPerson(SECOND);
  const cheque = await desk.issue('银行本票', number);
  await picture(desk, '1411-accepted');
  await desk.leave();
  await desk.start('1412');
  await desk.readPaper('本票号码', cheque, '300');
  await desk.look();
  await desk.payeeInCash();
  await forms.typeIn(['逾期说明', '']);
  await desk.secondPerson(SECOND);
  await desk.complete({ counts: true });

  const before = await balanceOf(desk);
  await desk.start('1411');
  await forms.choose(2, '定额');
  await forms.typeIn(['出票金额', '1000'], ['收款人', await nameOf(desk)]);
  await forms.choose(2, '单位');
  await forms.choose(1, '转账');
  await desk.pass('注明“不得转让”');
  const fixed = await forms.takeForm('本票号码');
  await forms.typeIn(['摘要', '']);
  await forms.choose(2, '账户转出');
  await forms.typeIn(['转出账号', active]);
  await desk.secondPerson(SECOND);
  const unused = await desk.issue('银行本票', fixed);
  await desk.leave(true);
  await desk.start('1413');
  await forms.typeIn(['本票号码', unused.number], ['密押', unused.checkCode]);
  await forms.choose(1, '账户');
  await desk.pass('核对证件');
  await forms.typeIn(['原因', '未使用']);
  await desk.secondPerson(SECOND);
  await desk.complete({ book: true });
  expect(await balanceOf(desk)).toBe(before);
});

test('1421: a transfer cheque is credited by paying-in slip', async ({ counter }) => {
  test.setTimeout(180_000);
  const desk = await atWork(counter);
  const { forms } = desk;
  const { customerNumber } = await forms.account(active);
  const seller = await signedOnAt(counter.central.url, 'PC-1001-03', SECOND);
  const number = shiftNumber(firstForm('1001', 'transferCheque'), 100);
  await done(seller, '0234', { type: 'transferCheque', first: number, last: number, customerNumber });
  const before = await balanceOf(desk);
  const { businessDate } = (await seller.send<{ businessDate: string }>('GET', '/v1/business-day', { as: 'device' })).value;
  await desk.start('1421');
  await forms.typeIn(['支票号码', number], ['出票人账号', active]);
  await forms.typeIn(['票面出票日期', businessDate.replaceAll('-', '')], ['支票金额', '50']);
  await desk.tick('大小写金额一致');
  await desk.tick('金额、日期、收款人无更改');
  await desk.tick('印鉴与预留印鉴相符');
  await forms.choose(1, '未背书转让');
  await forms.typeIn(['进账单收款账号', company], ['收款人户名', await nameOf(desk)]);
  await forms.choose(1, '付款');
  await desk.complete();
  expect(await balanceOf(desk)).toBe(before - 5_000n);
});

test('1422: nothing is truncated by a wrong payment password', async ({ counter }) => {
  test.setTimeout(180_000);
  const desk = await atWork(counter);
  const { forms } = desk;
  const { customerNumber } = await forms.account(active);
  const seller = await signedOnAt(counter.central.url, 'PC-1001-03', SECOND);
  const number = shiftNumber(firstForm('1001', 'transferCheque'), 100);
  await done(seller, '0234', { type: 'transferCheque', first: number, last: number, customerNumber });
  const { businessDate } = (await seller.send<{ businessDate: string }>('GET', '/v1/business-day', { as: 'device' })).value;
  await desk.start('1422');
  await forms.typeIn(['支票号码', number], ['出票人账号', active]);
  await forms.typeIn(['票面出票日期', businessDate.replaceAll('-', '')], ['支票金额', '50'], ['支付密码', '0000000000000000']);
  await desk.tick('大小写金额一致');
  await desk.tick('金额、日期、收款人无更改');
  await forms.choose(1, '未背书转让');
  await forms.typeIn(['进账单收款账号', company], ['收款人户名', await nameOf(desk)]);
  expect(await forms.refused('paymentPassword')).toContain('支付密码不符');
  await forms.giveUp();
});

test('1431, 1432: a collection is sent, notified to its payer, consented to and paid', async ({ counter }) => {
  test.setTimeout(180_000);
  const desk = await atWork(counter);
  const { forms } = desk;
  const { holderName } = await forms.account(active);
  await desk.start('1431');
  await forms.choose(1, '委托收款');
  await forms.typeIn(['收款人账号', company], ['托收金额', '20'], ['付款人账号', active], ['付款人户名', holderName]);
  await forms.typeIn(['合同号码', '水费2025-03'], ['所附单证', '水费账单']);
  await forms.quote();
  await forms.post();
  const number = (await desk.page.getByRole('status', { name: '交易结果' }).locator('dd').first().textContent()) ?? '';
  await picture(desk, '1431-accepted');
  await desk.leave();
  await desk.start('1432');
  await forms.typeIn(['托收编号', number.trim()]);
  await forms.choose(1, '通知付款人');
  await forms.quote();
  await forms.post();
  await expect(forms.fact('拒付截止日')).toBeVisible();
  await desk.leave();
  const before = await balanceOf(desk);
  await desk.start('1432');
  await forms.typeIn(['托收编号', number.trim()]);
  await forms.choose(2, '付款人同意付款');
  await desk.complete({ book: true });
  expect(await balanceOf(desk)).toBe(before - 2_000n);
});
