import { type ClientKey, clientKeySchema } from '../../../../contract/primitives.ts';
import { type CounterState, counterStateSchema } from '../../../../contract/views/state.ts';
import { type TransactionView, transactionViewSchema } from '../../../../contract/views/transaction.ts';

let made = 0;
/** Keys in order of making, in the form that the contract demands. */
export const nextKey = (): ClientKey => clientKeySchema.parse(`01939b1e-7c2a-7000-8000-${String(++made).padStart(12, '0')}`);

let tick = Date.parse('2025-11-21T01:12:00.000Z');
/** A clock that moves on by itself, so that each view is newer than the one before. */
export const now = (): string => {
  tick += 1_000;
  return new Date(tick).toISOString();
};

export const BUSINESS_DATE = '2025-11-21';

export const startState = (): CounterState =>
  counterStateSchema.parse({
    central: 'online',
    centralSince: now(),
    businessDate: BUSINESS_DATE,
    branchDay: 'open',
    session: null,
    lock: null,
    till: null,
    devices: [
      { id: 'PBK1', deviceClass: 'passbookPrinter', model: 'Tally T5040', device: 'online', media: 'notPresent', detail: '' },
      { id: 'card-1', deviceClass: 'cardReader', model: 'omron-3s4yr', device: 'online', media: 'notPresent', detail: '' },
      { id: 'swipe-1', deviceClass: 'cardReader', model: 'magtek-sureswipe', device: 'online', media: 'unknown', detail: '' },
      { id: 'pinpad-1', deviceClass: 'pinPad', model: 'visa-ipp', device: 'online', media: 'unknown', detail: '' },
      { id: 'id-1', deviceClass: 'idCardReader', model: 'sdt', device: 'online', media: 'unknown', detail: '' },
    ],
    inDoubt: 0,
    queued: 0,
    forms: [],
    notes: [],
    sandbox: true,
  });

export const SESSION = {
  tellerId: '100101',
  name: '赵敏',
  roles: ['teller' as const],
  level: 3,
  branchCode: '1001',
  branchNameZh: '杭州湖滨支行',
  branchNameEn: 'Hangzhou Hubin branch',
  businessDate: BUSINESS_DATE,
};

export const TILL_COUNT = { n100: 420, n50: 36, n20: 60, n10: 110, n5: 80, n1: 150, 'n0.5': 20, c1: 240, 'c0.5': 60, 'c0.1': 43 };

export const openForm = (transactionCode: string): TransactionView =>
  transactionViewSchema.parse({
    clientKey: nextKey(),
    transactionCode,
    stage: 'open',
    businessDate: BUSINESS_DATE,
    openedAt: now(),
    updatedAt: now(),
    tellerId: '100101',
    tillId: '1001-T01',
    values: {},
    quote: null,
    accepted: null,
    error: null,
    document: null,
    recovered: false,
  });
