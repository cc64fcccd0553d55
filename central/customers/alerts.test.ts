import { expect, test } from 'vitest';
import type { CustomerView } from '../../contract/views/customer.ts';
import { ageOn, largeCustomerAlerts, minorAlerts, openTasksOf } from './alerts.ts';

const guardian = (more: Partial<CustomerView['relationships'][number]> = {}): CustomerView['relationships'][number] => ({
  id: '019bd5b5-2a4c-7d3e-8f10-000000000001',
  kind: 'guardian',
  direction: 'of',
  otherCustomerNumber: '6000000011',
  otherName: '曾小明',
  otherIdType: 'residentId',
  otherIdNumberMasked: '110***********1234',
  shareBp: null,
  scope: null,
  validFrom: '2020-01-01',
  validUntil: null,
  ...more,
});
const child = { kind: 'person', birthDate: '2018-06-01' } as const;
const texts = (relationships: CustomerView['relationships'], on: string) =>
  minorAlerts({ ...child, relationships }, on).map(({ textZh }) => textZh);

test('a year of age is complete on the birthday', () => {
  expect(ageOn('2008-03-02', '2026-03-01')).toBe(17);
  expect(ageOn('2008-03-02', '2026-03-02')).toBe(18);
  expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
  expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
});

test('a minor acts through the guardian, or one is still to be registered; who comes of age needs none', () => {
  expect(texts([guardian()], '2026-03-02')).toEqual(['未成年人（7 岁），由监护人 曾小明 代理']);
  expect(texts([], '2026-03-02')).toEqual(['未成年人（7 岁），尚未登记监护人']);
  expect(texts([guardian({ validUntil: '2025-01-01' })], '2026-03-02')).toEqual(['未成年人（7 岁），尚未登记监护人']);
  expect(texts([guardian({ direction: 'to' })], '2026-03-02')).toEqual(['未成年人（7 岁），尚未登记监护人']);
  expect(texts([], '2036-06-01')).toEqual([]);
  expect(minorAlerts({ kind: 'company', birthDate: null, relationships: [] }, '2026-03-02')).toEqual([]);
});

test('the missing guardian is a task until one is registered', () => {
  const tasks = (relationships: CustomerView['relationships']) =>
    openTasksOf({ ...child, documents: [], relationships }, [], '2026-03-02').map(({ kind }) => kind);
  expect(tasks([])).toEqual(['guardianMissing']);
  expect(tasks([guardian()])).toEqual([]);
});

test('a million yuan at the bank, closed accounts not counted, makes a large customer', () => {
  const account = (balance: string, state: CustomerView['accounts'][number]['state'] = 'active') =>
    ({ balance, state, currency: 'CNY' }) as CustomerView['accounts'][number];
  expect(largeCustomerAlerts([account('60000000'), account('39999999')])).toEqual([]);
  expect(largeCustomerAlerts([account('60000000'), account('40000000')])).toHaveLength(1);
  expect(largeCustomerAlerts([account('60000000'), account('40000000', 'closed')])).toEqual([]);
});
