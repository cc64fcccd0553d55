import { fileURLToPath } from 'node:url';
import { CustomerDesk, residentId } from '../e2e/pages/customerDesk.ts';
import { Teller } from '../e2e/pages/teller.ts';
import { call } from '../e2e/support/call.ts';
import { expect, test } from '../e2e/support/fixture.ts';

const file = (name: string): string => fileURLToPath(new URL(`../../docs/img/${name}.png`, import.meta.url));

test('customers at the counter', async ({ counter }) => {
  const teller = new Teller(counter);
  const desk = new CustomerDesk(teller);
  const { page } = counter;
  await page.setViewportSize({ width: 1440, height: 1100 });
  const picture = async (name: string): Promise<void> => {
    await page.screenshot({ path: file(name), animations: 'disabled', caret: 'hide' });
  };
  await teller.signOn();
  const found = await call(page, 'customer.search', { query: '曾小明' });
  const first = found.ok ? (found.value.hits[0]?.number ?? '') : '';
  const told = await call(page, 'customer.disclose', {
    customerNumber: first,
    field: 'phone',
    idType: null,
    entryId: null,
    reason: '核对',
  });
  await teller.start('1001');
  await desk.typePerson({
    idNumber: residentId('19850101', '113'),
    name: '曾小明',
    expiresOn: '20391231',
    phone: told.ok ? told.value.value : '',
    address: '上海市浦东新区世纪大道 1 号',
  });
  await expect(page.getByRole('region', { name: `疑似客户 ${first}` })).toBeVisible();
  await picture('1001-candidate-zh');
  await teller.press('F7');
  await picture('1001-candidate-en');
  await teller.press('F7', 'Escape', 'Enter');

  await desk.maintain(first, '渠道限额');
  await page.getByRole('combobox', { name: /^渠道/ }).selectOption({ label: '手机银行' });
  await teller.press('Enter', 'Enter');
  await teller.type('20000');
  await teller.press('Enter');
  await teller.type('50000');
  await teller.press('Control+Enter');
  await expect(page.getByRole('region', { name: '变更前后对照' })).toBeVisible();
  await picture('1002-review-zh');
  await teller.press('F10');
  await expect(teller.accepted).toBeVisible();
  await teller.finish();

  await desk.show(first);
  await picture('1003-file-zh');
  await teller.press('F9');
  await teller.type('客户要求核对证件');
  await picture('1003-unmask-zh');
});
