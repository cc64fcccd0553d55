import { fileURLToPath } from 'node:url';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { SANDBOX_DEPOSITS } from '../../central/sandbox/deposits.ts';
import { AccountDesk } from '../e2e/pages/accountDesk.ts';
import { Teller } from '../e2e/pages/teller.ts';
import { expect, test } from '../e2e/support/fixture.ts';

const accounts = sandboxAccounts();
const CUSTOMER = '8000000012';
const HOLDER = '仇海峰';
const OWN = '10010100000001219';
const file = (name: string): string => fileURLToPath(new URL(`../../docs/img/${name}.png`, import.meta.url));

test('accounts, time deposits and the reversal, each as it stands before it is posted', async ({ counter }) => {
  test.setTimeout(300_000);
  const teller = new Teller(counter);
  const { page } = counter;
  await page.setViewportSize({ width: 1440, height: 900 });
  await teller.signOn();
  await teller.openTill();
  const desk = new AccountDesk(teller);
  const shoot = (name: string) => page.screenshot({ path: file(`${name}-zh`), animations: 'disabled', caret: 'hide' });
  /** The quote of a filled form, photographed; then the form is given up. */
  const quoted = async (name: string): Promise<void> => {
    if (await teller.quote.isHidden()) await teller.press('Control+Enter');
    await expect(teller.quote).toBeVisible();
    await shoot(name);
    await teller.press('Escape');
    await desk.giveUp();
  };
  const active = await desk.account(accounts.active);
  const lost = await desk.account(accounts.lostBook);

  await teller.start('1101');
  await desk.typeIn(['客户', CUSTOMER]);
  await desk.choose(1, 'D01');
  await desk.choose(1, 'Ⅰ类户');
  await desk.choose(1, '存折');
  await desk.takeForm('新存折号码');
  await desk.typeIn(['首存金额', '1000']);
  await teller.countCash({ n100: 10 });
  await quoted('1101-open');

  await teller.start('1102');
  await desk.typeIn(['客户', CUSTOMER]);
  await teller.type('F1Y');
  await teller.press('Enter');
  await desk.typeIn(['金额', '10000']);
  await teller.press('Enter');
  await desk.takeForm('新存单号码');
  await desk.choose(2, '账户转出');
  await desk.typeIn(['转出账号', OWN]);
  await quoted('1102-time-deposit');

  await teller.start('1104');
  await desk.typeIn(['账号', accounts.active]);
  await desk.choose(1, '书面挂失');
  await desk.typeIn(['证件姓名', active.holderName]);
  await quoted('1104-loss');

  await teller.start('1105');
  await desk.typeIn(['账号', accounts.lostBook], ['找回的存折、卡或存单号码', lost.medium?.number ?? ''], ['证件姓名', lost.holderName]);
  await quoted('1105-found');

  await teller.start('1106');
  await desk.typeIn(['账号', accounts.lostBook]);
  await desk.choose(1, '存折');
  await desk.takeForm('新存折号码');
  await desk.typeIn(['证件姓名', lost.holderName]);
  await quoted('1106-replacement');

  await teller.start('1107');
  await desk.typeIn(['账号', accounts.active]);
  await desk.choose(2, '冻结金额');
  await desk.typeIn(['冻结金额', '500']);
  await desk.choose(1, '法院');
  await desk.typeIn(['法律文书号', '(2026)京0105执77号'], ['截止日', ''], ['经办人一姓名', '周正'], ['经办人一证件号', '京0105法001']);
  await desk.typeIn(['经办人二姓名', '吴明'], ['经办人二证件号', '京0105法002']);
  await quoted('1107-hold');

  await teller.start('1108');
  await desk.typeIn(['账号', accounts.frozen]);
  await desk.choose(1, '冻结账户');
  await desk.typeIn(['解除文书号', '解77号'], ['原因', '案件终结']);
  await quoted('1108-release');

  await teller.start('1110');
  await desk.typeIn(['账号', accounts.active], ['存折号码', active.passbook?.number ?? '']);
  await quoted('1110-update');

  await teller.start('1111');
  await desk.typeIn(['账号', accounts.nearlyFullBook], ['满页存折号码', '6000000101']);
  await desk.refused('passbookNumber');
  await shoot('1111-not-full');
  await desk.giveUp();

  await teller.start('1202');
  await desk.typeIn(['账号', accounts.active]);
  await teller.type('50000');
  await expect(desk.form).toContainText('大额交易');
  await shoot('1202-thresholds');
  await desk.giveUp();

  await teller.start('1203');
  await desk.typeIn(['付款账号', accounts.active], ['金额', '88.80'], ['收款账号', '10010100000000419'], ['收款人户名', '阿卜杜拉·艾买提']);
  await quoted('1203-transfer');

  await teller.start('1204');
  await desk.typeIn(
    ['账号', accounts.maturedDeposit],
    ['存单、存折或卡号', SANDBOX_DEPOSITS.matured.certificateNumber],
    ['证件姓名', HOLDER],
  );
  await desk.choose(2, '转入账户');
  await desk.typeIn(['转入账号', OWN]);
  await quoted('1204-matured');

  await teller.start('1205');
  await desk.typeIn(['账号', accounts.callDeposit]);
  await desk.choose(2, '通知支取');
  await desk.typeIn(['金额', '100000'], ['约定支取日', '20991231'], ['证件姓名', HOLDER]);
  await quoted('1205-notice');

  await teller.postDeposit(accounts.active, '300', { n100: 3 });
  await desk.skipBook();
  await teller.start('1602');
  await page.getByRole('row', { name: /1201.*300\.00/ }).focus();
  await teller.press('F11');
  await desk.typeIn(['冲正原因', '金额录错']);
  await expect(teller.quote).toBeVisible();
  await teller.press('F8');
  await expect(desk.counted).toContainText('相符');
  await shoot('1501-reversal');
});
