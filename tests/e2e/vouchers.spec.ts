import { firstForm } from '../../central/sandbox/branch.ts';
import { done, signedOnAt, voucherTokenOf, witnessAt } from '../../central/testing/branchPeople.ts';
import { shiftNumber, type VoucherNumber } from '../../contract/vouchers/range.ts';
import { BranchDesk, lastClose } from './pages/branchDesk.ts';
import { call } from './support/call.ts';
import { Counter } from './support/counter.ts';
import { expect, test } from './support/fixture.ts';

const LI = '100101';
const ZENG = '100103';
const KEEPER = '100180';
const SUPERVISOR = '100190';
/** Kinds by the figure before them in the list. */
const PASSBOOK = 4;
const CASH_CHEQUE_FOR_SALE = 1;

const passbook = (steps: number): VoucherNumber => shiftNumber(firstForm('1001', 'passbook'), steps);
/** The vault begins after the hundred forms of each of three tellers. */
const inVault = passbook(300);

test('controlled vouchers: received, handed out, spoilt, sold and counted, each by keyboard alone', async ({
  counter,
  choice,
  template,
}) => {
  test.setTimeout(300_000);
  // The keeper does not leave while forms that they gave are on their way: the teller works at a counter of their own.
  const vault = await Counter.start({ template, choice, beside: counter, deviceId: 'PC-1001-02' });
  try {
    const keeper = new BranchDesk(vault);
    await keeper.signOn(KEEPER);
    const token = await receiveAndHandOut(keeper);
    await work(new BranchDesk(counter), token);
  } finally {
    await vault.stop();
  }
});

/** At the vault: forms come in, and go out to the teller. Answers the token of the hand-over. */
const receiveAndHandOut = async (desk: BranchDesk): Promise<string> => {
  const { page } = desk;
  await desk.start('0231');
  await desk.range(PASSBOOK, '90000001', '90000099');
  await expect(page.getByText('99 张')).toBeVisible();
  await desk.press('Enter');
  await desk.secondPerson(SUPERVISOR);
  await desk.book();
  await desk.finish();
  // The same numbers do not come in twice, and the screen says so at the range.
  await desk.start('0231');
  await desk.range(PASSBOOK, '90000050', '90000060');
  await desk.press('Enter');
  await desk.secondPerson(SUPERVISOR);
  await desk.press('Control+Enter');
  await expect(page.locator('.field-error').filter({ hasText: '有号码已入过库' })).toBeVisible();
  await desk.press('Escape');
  await page.getByRole('button', { name: '作废表单' }).press('Enter');
  await expect(desk.codeBar).toBeFocused();

  // The lowest number of the vault is proposed.
  await desk.start('0232');
  await desk.choose('出库交柜员');
  await expect(desk.field('接收人柜员号')).toBeFocused();
  await desk.type(LI);
  await desk.press('Enter');
  await expect(page.getByRole('list', { name: '现有库存' })).toContainText(inVault);
  await desk.range(PASSBOOK, null, null);
  await expect(page.getByRole('textbox', { name: '起号' })).toHaveValue(inVault);
  await desk.press('Enter');
  await desk.type(shiftNumber(inVault, 9));
  await desk.press('Enter');
  await desk.secondPerson(SUPERVISOR);
  await desk.book();
  return await desk.token();
};

/** At the counter: they arrive, are spoilt, sold and counted, and counterfeit notes are taken in. */
const work = async (desk: BranchDesk, token: string): Promise<void> => {
  const { page } = desk;
  await desk.signOn(LI);
  await desk.takeWaiting('0232');
  await expect(desk.field('交接码')).toBeFocused();
  await desk.type(token);
  await desk.book();
  await desk.finish();

  // A spoilt form is the next one, no other.
  await desk.start('0233');
  await desk.choose('本人凭证作废');
  await desk.range(PASSBOOK, null, null);
  await expect(page.getByRole('textbox', { name: '号码', exact: true })).toHaveValue(passbook(0));
  await desk.press('Control+A');
  await desk.type(passbook(1));
  await desk.press('Enter');
  await desk.type('打印错位');
  await desk.press('Control+Enter');
  await expect(page.getByText(`不得跳号，下一张应为 ${passbook(0)}。`)).toBeVisible();
  await page.getByRole('textbox', { name: '号码', exact: true }).fill(passbook(0));
  await desk.book();
  await desk.finish();

  const found = await call(page, 'customer.search', { query: '杨帆' });
  await desk.start('0234');
  await expect(desk.field('客户')).toBeFocused();
  await desk.type(found.ok ? (found.value.hits[0]?.number ?? '') : '');
  await desk.press('Enter');
  await desk.range(CASH_CHEQUE_FOR_SALE, null, null);
  const cheque = firstForm('1001', 'cashCheque');
  await expect(page.getByRole('textbox', { name: '起号' })).toHaveValue(cheque);
  await desk.press('Enter');
  await desk.type(shiftNumber(cheque, 24));
  await desk.book();
  await desk.finish();

  // A stock-take that names one range alone differs, and what is booked stands beside it.
  await desk.start('0235');
  await desk.choose('本人凭证');
  await desk.range(PASSBOOK, passbook(1), passbook(99));
  await desk.press('Control+Enter');
  await expect(desk.quote).toContainText('账实相符');
  await expect(page.getByRole('region', { name: '账面号段（与实物不符）' })).toContainText(`${inVault}-${shiftNumber(inVault, 9)}`);
  await desk.press('F10');
  await expect(desk.accepted).toBeVisible();
  await desk.finish();

  await desk.start('0216');
  await desk.choose('人民币纸币');
  for (const each of ['100', '2', 'HD90260001 HD90260002', 'JB20250001', '张三']) {
    await desk.type(each);
    await desk.press('Enter');
  }
  await desk.press('Enter');
  await desk.type('110101199003070011');
  await desk.press('Enter');
  await desk.secondPerson(ZENG);
  await desk.press('Control+Enter');
  await expect(desk.quote).toContainText('加盖“假币”戳记');
  await desk.press('F10');
  await expect(desk.accepted).toBeVisible();
};

test('a whole till goes to a colleague with its forms, when both have counted and a supervisor stood by', async ({
  counter,
  choice,
  template,
}) => {
  test.setTimeout(240_000);
  // Whoever takes a till has neither cash nor forms: the colleague hands theirs in first.
  const zeng = await signedOnAt(counter.central.url, 'PC-1001-02', ZENG);
  const keeper = await signedOnAt(counter.central.url, 'PC-1001-03', KEEPER);
  const { own } = (await zeng.send<{ own: { type: string; first: string; last: string }[] }>('GET', '/v1/vouchers')).value;
  for (const { type, first, last } of own) {
    const forms = { type, first, last, from: 'teller', to: 'vault' };
    const number = await done(zeng, '0232', { step: 'give', receiver: KEEPER, ...forms });
    const accept = { step: 'accept', number, token: await voucherTokenOf(zeng, number), ...forms };
    await done(keeper, '0232', { ...accept, witness: await witnessAt(keeper, SUPERVISOR, '0232') });
  }

  const li = new BranchDesk(counter);
  await li.signOn(LI);
  await li.openTillOf('1001-T01');
  await li.start('0241');
  await li.choose('交出');
  await expect(li.field('接收柜员号')).toBeFocused();
  await li.type('100102');
  await li.press('Enter');
  await li.countCash(lastClose('1001-T01'));
  await li.press('Control+Enter');
  await li.secondPerson(SUPERVISOR);
  await li.press('Control+Enter');
  await expect(li.page.locator('.field-error').filter({ hasText: '接收人 100102 不能接收。' })).toBeVisible();
  await expect(li.field('接收柜员号')).toBeFocused();
  await li.press('Control+A');
  await li.type(ZENG);
  await li.book();
  const token = await li.token();
  await li.finish();
  await expect(li.page.getByRole('region', { name: '尾箱头寸' })).toContainText('暂停');

  const beside = await Counter.start({ template, choice, beside: counter, deviceId: 'PC-1001-02' });
  try {
    const other = new BranchDesk(beside);
    await other.signOn(ZENG);
    await other.takeWaiting('0241');
    await other.countCash(lastClose('1001-T01'));
    await other.press('Enter');
    await other.type(token);
    await other.book();
    await other.finish();
    await expect(other.page.getByRole('region', { name: '尾箱头寸' })).toContainText('1001-T01 使用中');
    // The giver's counter learns of it by itself.
    await expect(li.page.getByRole('region', { name: '尾箱头寸' })).toContainText('尾箱未开');
  } finally {
    await beside.stop();
  }
});
