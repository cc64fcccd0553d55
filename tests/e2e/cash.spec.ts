import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { AccountDesk } from './pages/accountDesk.ts';
import { Teller } from './pages/teller.ts';
import { expect, test } from './support/fixture.ts';

const accounts = sandboxAccounts();
/** 𠮷田美穗, a character beyond the BMP; 阿卜杜拉·艾买提, a transcribed name. */
const RARE = '10010100000000518';
const DOTTED = '10010100000000419';

test('1202, 1203: cash is drawn and printed, money is sent to a name with a dot in it; each rule in words', async ({ counter }) => {
  test.setTimeout(120_000);
  const teller = new Teller(counter);
  await teller.signOn();
  await teller.openTill();
  const desk = new AccountDesk(teller);
  const picture = (name: string) => counter.page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  const before = BigInt((await desk.account(accounts.active)).balance);

  await teller.start('1202');
  await desk.typeIn(['账号', accounts.active]);
  // What an amount brings with it is told while it is typed.
  await teller.type('50000');
  await expect(desk.form).toContainText('须授权：单笔现金取款达到 5 万元');
  await expect(desk.form).toContainText('大额交易：达到 50,000.00 元');
  await expect(desk.form).toContainText('须核对客户身份证件');
  await picture('1202-thresholds');
  await teller.press('Control+a');
  await teller.type('300');
  await expect(desk.form).not.toContainText('大额交易');
  await teller.press('Enter');
  await desk.typeIn(['证件姓名', '']);
  await teller.countCash({ n100: 3 });
  await desk.quote();
  await desk.post();
  await desk.printBook();
  expect(BigInt((await desk.account(accounts.active)).balance)).toBe(before - 30_000n);

  const [rare, dotted] = [await desk.account(RARE), await desk.account(DOTTED)];
  expect([rare.holderName, dotted.holderName]).toEqual(['𠮷田美穗', '阿卜杜拉·艾买提']);
  await teller.start('1203');
  await desk.typeIn(['付款账号', accounts.active], ['金额', '88.80'], ['收款账号', accounts.active], ['收款人户名', '曾小明']);
  expect(await desk.refused('toAccount')).toContain('转出与转入账户相同');
  await teller.field('收款账号').fill(DOTTED);
  expect(await desk.refused('payeeName')).toContain('户名不符');
  await teller.field('收款人户名').fill('阿卜杜拉•艾买提');
  await desk.quote();
  await picture('1203-quote');
  await desk.post();
  await desk.skipBook();
  expect(BigInt((await desk.account(DOTTED)).balance)).toBe(BigInt(dotted.balance) + 8_880n);

  await teller.start('1203');
  await desk.typeIn(['付款账号', accounts.active], ['金额', '1'], ['收款账号', RARE], ['收款人户名', '𠮷田美穗']);
  await desk.quote();
  await desk.post();
  await desk.skipBook();

  // Another branch's account is served through the clearing of branches.
  await teller.postDeposit(accounts.otherBranch, '100', { n100: 1 });
  await desk.skipBook();

  for (const [number, words] of [
    [accounts.dormant, '久悬'],
    [accounts.closed, '已销户'],
    [accounts.unknown, '没有账号'],
  ] as const) {
    await teller.start('1202');
    await desk.typeIn(['账号', number]);
    await expect(desk.errorAt('accountNumber')).toContainText(words);
    await desk.giveUp();
  }
});
