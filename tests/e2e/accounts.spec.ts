import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { SANDBOX_DEPOSITS } from '../../central/sandbox/deposits.ts';
import { AccountDesk } from './pages/accountDesk.ts';
import { Teller } from './pages/teller.ts';
import type { Counter } from './support/counter.ts';
import { expect, test } from './support/fixture.ts';

const accounts = sandboxAccounts();
/** 仇海峰, whose class I account is not opened yet, and who has a demand account without a class. */
const CUSTOMER = '8000000012';
const OWN = '10010100000001219';
const HOLDER = '仇海峰';

const atWork = async (counter: Counter): Promise<AccountDesk> => {
  const teller = new Teller(counter);
  await teller.signOn();
  await teller.openTill();
  return new AccountDesk(teller);
};

const picture = (desk: AccountDesk, name: string) => desk.page.screenshot({ path: test.info().outputPath(`${name}.png`) });

test('1101, 1110, 1103: an account is opened with a book, printed, and closed again with its interest', async ({ counter }) => {
  test.setTimeout(120_000);
  const desk = await atWork(counter);
  const { teller } = desk;
  await teller.start('1101');
  await desk.typeIn(['客户', CUSTOMER]);
  await desk.choose(1, 'D01');
  await desk.choose(1, 'Ⅰ类户');
  await desk.choose(1, '存折');
  const book = await desk.takeForm('新存折号码');
  await desk.typeIn(['首存金额', '1000']);
  await teller.countCash({ n100: 10 });
  await desk.quote();
  await picture(desk, '1101-quote');
  await desk.post();
  const number = ((await desk.fact('账号').first().textContent()) ?? '').replaceAll(/\D/g, '');
  expect(await desk.account(number)).toMatchObject({ holderName: HOLDER, balance: '100000', class: 'I', passbook: { number: book } });
  await picture(desk, '1101-accepted');
  await desk.printBook();
  expect((await desk.account(number)).passbook).toMatchObject({ nextLine: 2, unpostedLines: 0 });

  // A second one of class I is one too many, in words.
  await teller.start('1101');
  await desk.typeIn(['客户', CUSTOMER]);
  await desk.choose(1, 'D01');
  await desk.choose(1, 'Ⅰ类户');
  await desk.choose(1, '存折');
  expect(await desk.refused('class')).toContain('该类账户数已满');
  await desk.giveUp();

  // Nothing waits for the book, and it is nobody else's.
  await teller.start('1110');
  await desk.typeIn(['账号', number], ['存折号码', book]);
  expect(await desk.refused('passbookNumber')).toContain('存折没有未登明细');
  await desk.giveUp();
  await teller.start('1110');
  await desk.typeIn(['账号', accounts.active], ['存折号码', book]);
  expect(await desk.refused('passbookNumber')).toContain(`没有存折 ${book}`);
  await desk.giveUp();

  await teller.start('1103');
  await desk.typeIn(['账号', number], ['收回的存折或卡号', book], ['证件姓名', HOLDER]);
  await desk.quote();
  await expect(teller.quote).toContainText('利息计算');
  await desk.countOut();
  await picture(desk, '1103-quote');
  await desk.post();
  await teller.finish();
  expect((await desk.account(number)).state).toBe('closed');
});

test('1110 prints what waits, over two pages of confirmation, and 1111 gives a new book for the full one', async ({ counter }) => {
  test.setTimeout(120_000);
  const desk = await atWork(counter);
  const { teller } = desk;
  const number = accounts.nearlyFullBook;
  const { passbook } = await desk.account(number);
  const book = passbook?.number ?? '';
  await teller.start('1111');
  await desk.typeIn(['账号', number], ['满页存折号码', book]);
  expect(await desk.refused('passbookNumber')).toContain('存折未满页');
  await desk.giveUp();
  // One line waits, and one comes with a deposit: the book is full then.
  await teller.postDeposit(number, '100', { n100: 1 });
  await desk.skipBook();
  await teller.start('1110');
  await desk.typeIn(['账号', number], ['存折号码', book]);
  await desk.quote();
  await expect(desk.fact('未登折笔数')).toHaveText('2');
  await picture(desk, '1110-quote');
  await desk.post();
  await desk.printBook();
  expect((await desk.account(number)).passbook).toMatchObject({ state: 'full', unpostedLines: 0 });

  await teller.postDeposit(number, '100', { n100: 1 });
  await desk.skipBook();
  await teller.start('1111');
  await desk.typeIn(['账号', number], ['满页存折号码', book]);
  const fresh = await desk.takeForm('新存折号码');
  await desk.quote();
  await desk.post();
  await picture(desk, '1111-accepted');
  await desk.printBook();
  expect((await desk.account(number)).passbook).toMatchObject({ number: fresh, nextLine: 2, unpostedLines: 0 });
});

test('1104, 1105, 1106: a book is reported lost and found; one reported ten days ago is replaced, with a supervisor', async ({
  counter,
}) => {
  test.setTimeout(120_000);
  const desk = await atWork(counter);
  const { teller, page } = desk;
  const { active } = accounts;
  const { passbook, holderName } = await desk.account(active);
  await teller.start('1104');
  await desk.typeIn(['账号', active]);
  await desk.choose(2, '口头挂失');
  await desk.typeIn(['证件姓名', holderName]);
  await desk.quote();
  await picture(desk, '1104-quote');
  await desk.post();
  await expect(desk.fact('失效日')).toBeVisible();
  await teller.finish();
  await expect((await desk.account(active)).medium).toMatchObject({ state: 'lost' });

  // Nothing is drawn meanwhile.
  await teller.start('1202');
  await desk.typeIn(['账号', active], ['金额', '100'], ['证件姓名', '']);
  await teller.countCash({ n100: 1 });
  expect(await desk.refused('accountNumber')).toContain('存折已挂失');
  await desk.giveUp();

  await teller.start('1105');
  await desk.typeIn(['账号', active], ['找回的存折、卡或存单号码', '60000099'], ['证件姓名', holderName]);
  expect(await desk.refused('mediumNumber')).toContain('不一致');
  await teller.field('找回的存折').fill(passbook?.number ?? '');
  await desk.quote();
  await desk.approve();
  await picture(desk, '1105-approved');
  await desk.post();
  await teller.finish();
  await expect((await desk.account(active)).medium).toMatchObject({ state: 'active' });

  const lost = await desk.account(accounts.lostBook);
  await teller.start('1106');
  await desk.typeIn(['账号', accounts.lostBook]);
  await desk.choose(1, '存折');
  await expect(page.getByRole('complementary', { name: '客户信息' })).toContainText('可补发');
  const fresh = await desk.takeForm('新存折号码');
  await desk.typeIn(['证件姓名', lost.holderName]);
  await desk.quote();
  await desk.approve();
  await desk.post();
  await picture(desk, '1106-accepted');
  await desk.printBook();
  expect(await desk.account(accounts.lostBook)).toMatchObject({ loss: null, passbook: { number: fresh, state: 'active' } });
});

test('1107, 1108: an amount is held by a court’s order and released from the list; a term that is over is refused', async ({ counter }) => {
  test.setTimeout(120_000);
  const desk = await atWork(counter);
  const { teller, page } = desk;
  const { active } = accounts;
  await teller.start('1107');
  await desk.typeIn(['账号', active]);
  await desk.choose(2, '冻结金额');
  await desk.typeIn(['冻结金额', '500']);
  await desk.choose(1, '法院');
  await desk.typeIn(
    ['法律文书号', '(2026)京0105执77号'],
    ['截止日', '20200101'],
    ['经办人一姓名', '周正'],
    ['经办人一证件号', '京0105法001'],
    ['经办人二姓名', '吴明'],
    ['经办人二证件号', '京0105法002'],
  );
  await expect(desk.errorAt('endsOn')).toContainText('截止日已过，或超过最长期限');
  await teller.field('截止日').fill('');
  await desk.quote();
  await desk.approve();
  await picture(desk, '1107-approved');
  await desk.post();
  await teller.finish();
  const [hold] = (await desk.account(active)).holds;
  expect(hold).toMatchObject({ kind: 'amount', amount: '50000', authority: 'court' });

  await teller.start('1108');
  await desk.typeIn(['账号', active]);
  await desk.choose(1, '冻结金额');
  await picture(desk, '1108-form');
  await desk.typeIn(['解除文书号', '解77号'], ['原因', '案件终结']);
  await expect(teller.quote).toBeVisible();
  await desk.approve();
  await desk.post();
  await teller.finish();
  expect((await desk.account(active)).holds).toEqual([]);

  // A frozen account: the order is there to be seen, and nothing is paid in.
  await teller.start('1201');
  await desk.typeIn(['账号', accounts.frozen]);
  await expect(desk.errorAt('accountNumber')).toContainText('账户已冻结');
  await expect(page.getByRole('complementary', { name: '客户信息' })).toContainText('法院 冻结账户');
});

test('1102, 1204, 1205: deposits are opened, drawn at maturity and early, noticed, and paid into', async ({ counter }) => {
  test.setTimeout(180_000);
  const desk = await atWork(counter);
  const { teller } = desk;
  await teller.start('1204');
  await desk.typeIn(
    ['账号', accounts.maturedDeposit],
    ['存单、存折或卡号', SANDBOX_DEPOSITS.matured.certificateNumber],
    ['证件姓名', '曾小明'],
  );
  await desk.choose(2, '转入账户');
  await desk.typeIn(['转入账号', OWN]);
  await expect(desk.errorAt('shownName')).toContainText('户名不符');
  await teller.field('证件姓名').fill(HOLDER);
  await desk.quote();
  await expect(teller.quote).toContainText('利息计算');
  await picture(desk, '1204-quote');
  await desk.post();
  await teller.finish();
  expect((await desk.account(accounts.maturedDeposit)).state).toBe('closed');

  await teller.start('1205');
  await desk.typeIn(['账号', accounts.callDeposit]);
  await desk.choose(2, '通知支取');
  await desk.typeIn(['金额', '100000'], ['约定支取日', '20200101'], ['证件姓名', HOLDER]);
  await expect(desk.errorAt('agreedDate')).toBeVisible();
  await teller.field('约定支取日').fill('20991231');
  await desk.quote();
  await desk.post();
  await expect(desk.fact('约定支取金额')).toHaveText('100,000.00');
  await teller.finish();

  await teller.start('1205');
  await desk.typeIn(['账号', accounts.callDeposit]);
  await desk.choose(3, '取消通知');
  await desk.typeIn(['证件姓名', HOLDER]);
  await expect(teller.quote).toBeVisible();
  await desk.post();
  await teller.finish();
  expect((await desk.account(accounts.callDeposit)).deposit?.notice).toBeNull();

  await teller.start('1205');
  await desk.typeIn(['账号', accounts.instalments]);
  await desk.choose(4, '零存续存');
  await desk.typeIn(['金额', '500']);
  await desk.choose(1, '现金');
  await teller.countCash({ n100: 5 });
  await desk.quote();
  await desk.post();
  await desk.printBook();
  expect(await desk.account(accounts.instalments)).toMatchObject({ balance: '100000', passbook: { nextLine: 3, unpostedLines: 0 } });

  await teller.start('1102');
  await desk.typeIn(['客户', CUSTOMER]);
  await expect(desk.page.getByRole('option', { name: /^F3M/ })).toBeAttached();
  await teller.type('F3M');
  await teller.press('Enter');
  await desk.typeIn(['金额', '10000']);
  await expect(desk.page.getByRole('checkbox', { name: '到期约定转存' })).toBeFocused();
  await teller.press('Enter');
  const certificate = await desk.takeForm('新存单号码');
  await desk.choose(1, '现金');
  await teller.countCash({ n100: 100 });
  await desk.quote();
  await picture(desk, '1102-quote');
  await desk.post();
  const fixed = ((await desk.fact('账号').first().textContent()) ?? '').replaceAll(/\D/g, '');
  await expect(desk.fact('到期日')).toBeVisible();
  await teller.finish();

  await teller.start('1205');
  await desk.typeIn(['账号', fixed]);
  await desk.choose(1, '支取');
  await desk.typeIn(['存单、存折或卡号', certificate]);
  await desk.choose(2, '部分');
  await desk.typeIn(['支取本金', '3000']);
  const rest = await desk.takeForm('新存单号码');
  await desk.typeIn(['证件姓名', HOLDER]);
  await desk.choose(1, '现金');
  await expect(teller.quote).toBeVisible();
  await desk.countOut();
  await picture(desk, '1205-quote');
  await desk.post();
  await expect(desk.fact('剩余金额')).toHaveText('7,000.00');
  await expect(desk.fact('新存单号码')).toHaveText(rest);
  await teller.finish();
  expect(await desk.account(fixed)).toMatchObject({ balance: '700000', medium: { number: rest, state: 'active' } });
});
