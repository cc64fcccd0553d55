import { Secret, TOTP } from 'otpauth';
import { sandboxAccounts } from '../../central/sandbox/accounts.ts';
import { counterAt } from '../../central/testing/counter.ts';
import { Teller } from './pages/teller.ts';
import { call } from './support/call.ts';
import { expect, test } from './support/fixture.ts';

const { newBook: account } = sandboxAccounts();

/** What a token would show now. */
const codeOf = (uri: string): string => {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: 30 }).generate();
};

test('a teller with a token and a password from the supervisor signs on: new password twice, then the code', async ({ counter }) => {
  const { page } = counter;
  const teller = new Teller(counter);
  const supervisor = counterAt(counter.central.url, 'PC-1001-02');
  await supervisor.signOn('100190');
  const { uri } = (await supervisor.send<{ uri: string }>('POST', '/v1/tellers/100102/second-factor', { body: { required: true } })).value;
  const { password } = (await supervisor.send<{ password: string }>('POST', '/v1/tellers/100102/password-reset')).value;

  await expect(page.getByLabel('柜员号')).toBeFocused();
  await teller.type('100102');
  await teller.press('Enter');
  await teller.type(password);
  await teller.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: '该密码须先修改' })).toBeVisible();
  await expect(page.getByLabel('新密码', { exact: true })).toBeFocused();
  await teller.type('short');
  await teller.press('Enter');
  await teller.type('short');
  await teller.press('Enter');
  await expect(page.getByText('新密码至少需要 8 位')).toBeVisible();
  for (const label of ['新密码', '再输一遍新密码']) {
    await page.getByLabel(label, { exact: true }).fill('');
  }
  await page.getByLabel('新密码', { exact: true }).focus();
  await teller.type('autumn-leaf-1');
  await teller.press('Enter');
  await teller.type('autumn-leaf-1');
  await teller.press('Enter');
  await expect(page.getByLabel(/^动态口令/)).toBeFocused();
  await teller.type(codeOf(uri));
  await teller.press('Enter');
  await expect(teller.codeBar).toBeFocused();
});

test('a locked counter shows nothing and does nothing until its teller is back; what was typed is there', async ({ counter }) => {
  const { page } = counter;
  const teller = new Teller(counter);
  await teller.signOn();
  await teller.openTill();
  await teller.start('1201');
  await expect(teller.field('账号')).toBeFocused();
  await teller.type(account);
  await teller.press('Enter');
  await expect(page.getByRole('complementary', { name: '客户信息' })).toContainText('杨帆');
  await expect(teller.field('金额')).toBeFocused();
  await teller.type('88.5');

  await teller.press('Shift+F12');
  await expect(page.getByRole('heading', { name: '0102 临时签退' })).toBeVisible();
  await expect(page.getByLabel('密码')).toBeFocused();
  const everything = () => page.evaluate(() => document.documentElement.outerHTML);
  expect(await everything()).not.toContain('杨帆');
  expect(await everything()).not.toContain(account.slice(-4));
  expect(await call(page, 'customer.search', { query: '杨帆' })).toMatchObject({ ok: false, error: { code: 'LOCKED' } });
  expect(await call(page, 'virtualCounter.state', {})).toMatchObject({ ok: false, error: { code: 'LOCKED' } });

  await teller.type('guitai-100102');
  await teller.press('Enter');
  await expect(page.getByText(/密码不正确，还可尝试 4 次/)).toBeVisible();
  await teller.type('guitai-100101');
  await teller.press('Enter');
  await expect(teller.field('账号')).toHaveValue(new RegExp(account.slice(-4)));
  await expect(teller.field('金额')).toHaveValue(/88\.5/);

  await counter.central.stop();
  await teller.press('Shift+F12');
  await expect(page.getByLabel('密码')).toBeFocused();
  await teller.type('guessed');
  await teller.press('Enter');
  await expect(page.getByText(/本机核对），还可尝试 4 次/)).toBeVisible();
  await teller.type('guitai-100101');
  await teller.press('Enter');
  await expect(teller.field('账号')).toBeVisible();

  await counter.central.start();
  await expect(page.getByText('中心联机')).toBeVisible();
  await teller.start('0102');
  await expect(page.getByLabel('密码')).toBeFocused();
  await teller.press('F8');
  await expect(page.getByLabel('主管柜员号')).toBeFocused();
  await teller.type('100190');
  await teller.press('Enter');
  await teller.type('guitai-100190');
  await teller.press('Enter');
  await expect(page.getByLabel('柜员号')).toBeFocused();
  await teller.signOn('100102');
  await expect(page.getByRole('tab')).toHaveCount(0);
});

test('sign-off names what is unfinished and leads there; the password is changed on the way', async ({ counter }) => {
  const { page } = counter;
  const teller = new Teller(counter);
  await teller.signOn();
  await teller.openTill();
  await teller.start('1201');
  await expect(teller.field('账号')).toBeFocused();
  await teller.type(account);
  await teller.press('Enter');
  await expect(teller.field('金额')).toBeFocused();
  await teller.press('F8', 'F12');
  const dialog = page.getByRole('dialog', { name: '0103 柜员签退' });
  await expect(dialog).toContainText(`1201 现金存款 …${account.slice(-4)}：表单未办完`);
  await expect(dialog.getByRole('button', { name: '去办理' }).first()).toBeFocused();
  await teller.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(teller.field('账号')).toHaveValue(new RegExp(account.slice(-4)));

  await teller.press('Shift+F11');
  const change = page.getByRole('dialog', { name: '修改密码' });
  await expect(change.getByLabel('现用密码')).toBeFocused();
  for (const text of ['guitai-100101', 'winter-road-7', 'winter-road-7']) {
    await teller.type(text);
    await teller.press('Enter');
  }
  await expect(change).toContainText('密码已修改');
  await teller.press('Escape', 'Shift+F12');
  await expect(page.getByLabel('密码')).toBeFocused();
  await teller.type('winter-road-7');
  await teller.press('Enter');
  await expect(teller.field('账号')).toBeVisible();
});
