import type { Page } from '@playwright/test';
import { CustomerDesk, creditCode, residentId } from './pages/customerDesk.ts';
import { Teller } from './pages/teller.ts';
import { call } from './support/call.ts';
import { expect, test } from './support/fixture.ts';
import { violations } from './support/violations.ts';

/** The sandbox's first customer, by name. */
const firstCustomer = async (page: Page): Promise<string> => {
  const found = await call(page, 'customer.search', { query: '曾小明' });
  return found.ok ? (found.value.hits[0]?.number ?? '') : '';
};
/** The smallest picture that there is. */
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('1001: a person with rare characters, what the ID number says, and a photo that is kept', async ({ counter }) => {
  const teller = new Teller(counter);
  const desk = new CustomerDesk(teller);
  const { page } = counter;
  await teller.signOn();
  await teller.start('1001');
  await desk.typePerson({
    idNumber: residentId('19900307', '662'),
    name: '𠮷田·Maria',
    expiresOn: '20391231',
    phone: '13900010001',
    address: '北京市朝阳区建国路 1 号',
  });
  await expect(teller.field('出生日期')).toHaveValue('1990-03-07');
  await expect(page.getByRole('radio', { name: '女' })).toBeChecked();
  await desk.nobodyFound();

  await page.locator('input[type=file]').setInputFiles([
    { name: '证件正面.png', mimeType: 'image/png', buffer: PNG },
    { name: '程序.png', mimeType: 'image/png', buffer: Buffer.from('MZ no picture') },
  ]);
  await expect(page.getByText('“程序.png”不是完整的 JPEG、PNG 图片或 PDF 文件。')).toBeVisible();
  await expect(page.getByRole('list', { name: '已附影像' })).toContainText('证件正面.png');

  // A birth date that the number contradicts stands at its field.
  await teller.field('出生日期').focus();
  await teller.field('出生日期').fill('19900308');
  await teller.press('Enter');
  await expect(page.getByText('与证件号码所载出生日期不一致')).toBeVisible();
  await teller.field('出生日期').fill('19900307');

  const number = await desk.post();
  await teller.finish();
  await desk.show(number);
  await expect(page.getByRole('heading', { name: /^𠮷田·Maria/ })).toBeVisible();
  await expect(page.getByRole('region', { name: '证件', exact: true })).toContainText('有效期至 2039-12-31');

  // The journal shows the photo, and the audit chain holds its hash.
  await teller.press('Escape', 'Escape');
  await teller.press('F8');
  await page.getByRole('row', { name: /1001/ }).first().focus();
  const details = page.getByRole('complementary', { name: '流水详情' });
  await details.getByRole('button', { name: '查看', exact: true }).last().press('Enter');
  await expect(page.getByRole('dialog').getByRole('img', { name: '证件正面.png' })).toBeVisible();
  await teller.press('Escape');
  const verified = await call(page, 'audit.verify', {});
  expect(verified).toMatchObject({ ok: true });
});

test('1001: a homonym with the same phone is compared before another customer is opened', async ({ counter }) => {
  const teller = new Teller(counter);
  const desk = new CustomerDesk(teller);
  const { page } = counter;
  await teller.signOn();
  const first = await firstCustomer(page);
  const told = await call(page, 'customer.disclose', {
    customerNumber: first,
    field: 'phone',
    idType: null,
    entryId: null,
    reason: '核对',
  });
  const phone = told.ok ? told.value.value : '';
  await teller.start('1001');
  await desk.typePerson({ idNumber: residentId('19850101', '113'), name: '曾小明', expiresOn: '20391231', phone, address: '上海市' });
  const candidate = page.getByRole('region', { name: `疑似客户 ${first}` });
  await expect(candidate).toContainText('相同：');
  await expect(candidate.locator('mark').first()).toBeVisible();

  // Without looking there is no way on: the focus goes to the candidate.
  await teller.press('Control+Enter');
  const compared = candidate.getByRole('checkbox', { name: '已比对，不是同一人' });
  await expect(compared).toBeFocused();
  await expect(page.getByText(/可能已是本行客户/)).toBeVisible();
  await teller.press('Space');
  await expect(desk.existence).toContainText('已逐一比对，均非同一人');
  expect(await desk.post()).toMatch(/^\d{10}$/);
});

test('1001: a company on the grey list needs the supervisor; one on the black list is refused in words that tell nothing', async ({
  counter,
}) => {
  const teller = new Teller(counter);
  const desk = new CustomerDesk(teller);
  const { page } = counter;
  await teller.signOn();
  await teller.start('1001');
  await expect(teller.field('证件号码')).toBeFocused();
  await teller.press('Shift+Tab', 'Shift+Tab');
  await teller.press('2');
  await expect(page.getByRole('radio', { name: '单位', exact: true }).first()).toBeChecked();
  await teller.press('Enter', 'Enter');
  await expect(teller.field('证件号码')).toBeFocused();
  await teller.type(creditCode('91110108MA01C8JT2'));
  await teller.press('Enter');
  await teller.type('北京镜花水月投资有限公司');
  await teller.press('Enter', 'Enter');
  await expect(page.getByRole('checkbox', { name: '证件长期有效' })).toBeFocused();
  await teller.press('Space', 'Enter', 'Enter');
  await desk.typeContact('01088886666', '北京市海淀区中关村大街 1 号');
  const consent = page.getByRole('region', { name: '该客户须主管授权后才能开户' });
  await expect(consent).toBeVisible();
  await teller.press('Control+Enter');
  await expect(consent.getByRole('textbox').first()).toBeFocused();
  await teller.type('已核实');
  await teller.press('Enter');
  await teller.type('100190');
  await teller.press('Enter');
  await teller.type('guitai-100190');
  await teller.press('Enter', 'Enter', 'Enter');
  await expect(desk.existence).toContainText('主管已授权');
  expect(await desk.post()).toMatch(/^\d{10}$/);
  await teller.finish();

  await teller.start('1001');
  await desk.typePerson({
    idNumber: '11010519491231002X',
    name: '贾一鸣',
    expiresOn: '20391231',
    phone: '13900020002',
    address: '北京市',
  });
  await expect(desk.existence).toContainText('本笔业务暂时无法受理（代码 C-11）');
  await teller.press('Control+Enter');
  await expect(teller.quote).toBeHidden();
  expect(await page.evaluate(() => document.body.textContent)).not.toMatch(/黑名单|冒名/);
});

test('1001: an expired ID is refused at its field; an ID that the bank knows leads to that customer', async ({ counter }) => {
  const teller = new Teller(counter);
  const desk = new CustomerDesk(teller);
  const { page } = counter;
  await teller.signOn();
  const first = await firstCustomer(page);
  await teller.start('1001');
  await desk.typePerson({
    idNumber: residentId('19700101', '118'),
    name: '钱进',
    expiresOn: '20200101',
    phone: '13900030003',
    address: '北京市',
  });
  await desk.nobodyFound();
  await teller.press('Control+Enter');
  await expect(page.getByText('证件已于 2020-01-01 到期。')).toBeVisible();
  await expect(teller.field('证件有效期至')).toBeFocused();

  const told = await call(page, 'customer.disclose', {
    customerNumber: first,
    field: 'idNumber',
    idType: null,
    entryId: null,
    reason: '核对',
  });
  await teller.field('证件号码').fill(told.ok ? told.value.value : '');
  const open = page.getByRole('button', { name: /打开已有客户 曾小明/ });
  await expect(open).toBeVisible();
  await open.press('Enter');
  await expect(page.getByRole('heading', { name: '曾小明' })).toBeVisible();
});

test('1001 and 1002: a child with the household register, then the guardian; the panel says that it is a minor', async ({ counter }) => {
  const teller = new Teller(counter);
  const desk = new CustomerDesk(teller);
  const { page } = counter;
  await teller.signOn();
  const first = await firstCustomer(page);
  await teller.start('1001');
  await expect(teller.field('证件号码')).toBeFocused();
  await teller.press('Shift+Tab');
  const type = page.getByRole('combobox', { name: /^证件类型/ });
  await expect(type).toBeFocused();
  await type.selectOption({ label: '户口簿（未满16周岁）' });
  await teller.press('Enter');
  const year = new Date().getFullYear() - 8;
  await teller.type(residentId(`${year}0601`, '335'));
  await teller.press('Enter');
  await teller.type('小宝');
  await teller.press('Enter', 'Enter', 'Space', 'Enter', 'Enter');
  await expect(teller.field('出生日期')).toHaveValue(`${year}-06-01`);
  await teller.press('Enter', 'Enter', 'Enter', 'Enter');
  await desk.typeContact('13900040004', '北京市');
  await desk.nobodyFound();
  const number = await desk.post();
  await teller.finish();

  await desk.maintain(number, '新增关系人/代理人');
  await page.getByRole('combobox', { name: /^关系/ }).selectOption({ label: '监护人' });
  await teller.press('Enter', 'Enter');
  await expect(teller.field('关系人客户号')).toBeFocused();
  await teller.type(first);
  await teller.press('Enter');
  await expect(teller.field('起始日期')).toBeFocused();
  await teller.type('20200101');
  await teller.press('Control+Enter');
  await expect(page.getByRole('region', { name: '变更前后对照' })).toContainText('监护人');
  await teller.press('F10');
  await expect(teller.accepted).toBeVisible();
  await teller.finish();
  await desk.show(number);
  await expect(page.getByRole('region', { name: '关系人与代理人' })).toContainText('监护人 曾小明');
  await expect(page.getByRole('list', { name: '提示' })).toContainText('未成年人');
});

test('1002: an ID is renewed with before and after; a file that changed meanwhile is read again; a number is shown for a reason', async ({
  counter,
}) => {
  const teller = new Teller(counter);
  const desk = new CustomerDesk(teller);
  const { page } = counter;
  await teller.signOn();
  const first = await firstCustomer(page);
  const told = await call(page, 'customer.disclose', {
    customerNumber: first,
    field: 'idNumber',
    idType: null,
    entryId: null,
    reason: '核对',
  });
  const idNumber = told.ok ? told.value.value : '';

  await desk.maintain(first, '证件更新');
  await expect(page.getByRole('complementary', { name: '客户信息' })).toContainText('曾小明');
  await teller.press('Enter');
  await expect(teller.field('证件号码')).toBeFocused();
  await teller.type(idNumber);
  await teller.press('Enter', 'Enter', 'Enter');
  await expect(teller.field('证件有效期至')).toBeFocused();
  await teller.type('20451111');

  // Meanwhile somebody else changes the same file.
  const other = await call(page, 'form.open', { transactionCode: '1002' });
  const key = other.ok ? other.value.clientKey : null;
  if (key === null) throw new Error('no second form');
  const view = await call(page, 'customer.view', { customerNumber: first });
  const version = view.ok ? view.value.version : 0;
  const quoted = await call(page, 'transaction.quote', {
    clientKey: key,
    values: {
      customerNumber: first,
      version: { customerNumber: first, version },
      what: 'phone',
      phone: '13900050005',
      main: false,
    },
  });
  const quoteId = quoted.ok ? (quoted.value.quote?.quoteId ?? '') : '';
  expect(await call(page, 'transaction.post', { clientKey: key, quoteId })).toMatchObject({ ok: true, value: { stage: 'accepted' } });
  await call(page, 'transaction.close', { clientKey: key });

  await teller.press('Control+Enter');
  await expect(page.getByText(/客户资料已被他人修改/)).toBeVisible();
  const again = page.getByRole('button', { name: '重新读取最新资料' });
  await expect(again).toBeFocused();
  await teller.press('Enter');
  await expect(page.getByText(`资料版本 ${version + 1}`)).toBeVisible();
  await teller.press('Control+Enter');
  const review = page.getByRole('region', { name: '变更前后对照' });
  await expect(review).toContainText('变更后');
  await expect(review).toContainText('2045-11-11');
  await teller.press('F10');
  await expect(teller.accepted).toBeVisible();
  await teller.finish();

  await desk.show(first);
  await expect(page.getByRole('region', { name: '证件', exact: true })).toContainText('2045-11-11');
  await expect(page.getByText(idNumber)).toBeHidden();
  await teller.press('F9');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('textbox', { name: '查看理由' })).toBeFocused();
  await teller.type('客户要求核对证件');
  await teller.press('Enter');
  await expect(dialog.getByRole('status')).toContainText(idNumber);
  await teller.press('Escape');
  await expect(page.getByText(idNumber)).toBeHidden();
  // From an account's row a transaction begins with the account filled in.
  await page.getByRole('row', { name: /1001 0100 0000 0011 2/ }).focus();
  const legend = page.getByRole('region', { name: '办理业务' });
  const button = legend.getByRole('button', { name: /客户信息维护/ });
  await teller.press(((await button.textContent()) ?? '').trim().charAt(0).toLowerCase());
  await expect(teller.field('客户号')).toHaveValue(first);
});

test('1001 and 1003: F9 reads the ID card into the form with its photo; no screen has a barrier that axe can find', async ({ counter }) => {
  const teller = new Teller(counter);
  const { page } = counter;
  await page.setViewportSize({ width: 1366, height: 768 });
  await teller.signOn();
  const first = await firstCustomer(page);
  await teller.start('1001');
  await expect(teller.field('证件号码')).toBeFocused();
  // Esc ends the waiting and keeps the form.
  await teller.press('F9');
  await expect(page.getByText('请将身份证放在读卡器上')).toBeVisible();
  await teller.press('Escape');
  await expect(page.getByText('请将身份证放在读卡器上')).toBeHidden();
  await expect(teller.field('证件号码')).toBeVisible();

  expect(await call(page, 'virtualCounter.layIdCard', { customerNumber: first })).toMatchObject({ ok: true });
  await teller.press('F9');
  await expect(page.getByText('已读取身份证：曾小明')).toBeVisible();
  await expect(teller.field('姓名/名称')).toHaveValue('曾小明');
  await expect(page.getByRole('list', { name: '已附影像' })).toContainText('证件照片 曾小明');
  await expect(teller.field('联系电话')).toBeFocused();
  await teller.type('13900060006');
  const open = page.getByRole('button', { name: /打开已有客户 曾小明/ });
  await expect(open).toBeVisible();
  expect.soft(await violations(page), '1001').toEqual([]);
  await open.press('Enter');
  await expect(page.getByRole('heading', { name: '曾小明' })).toBeVisible();
  await expect(page.getByRole('region', { name: '渠道限额' })).toContainText('网上银行 单笔');
  expect.soft(await violations(page), '1003').toEqual([]);
  await teller.press('F9');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect.soft(await violations(page), 'unmask').toEqual([]);
  await teller.press('Escape');
  await teller.start('1002');
  await expect(teller.field('客户号')).toBeFocused();
  await teller.type(first);
  await teller.press('Enter');
  await expect(page.getByText(/资料版本 \d/)).toBeVisible();
  await page.getByRole('combobox', { name: /^维护项目/ }).selectOption({ label: '停用电话' });
  expect.soft(await violations(page), '1002').toEqual([]);
});
