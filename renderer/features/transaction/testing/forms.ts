import { type TransactionView, transactionViewSchema } from '../../../../contract/views/transaction.ts';
import { type FormEntry, opened } from '../formModel.ts';

/** A transaction for unit tests, in the shape that the contract demands. */
export const testView = (over: object = {}): TransactionView =>
  transactionViewSchema.parse({
    clientKey: '01939b1e-7c2a-7000-8000-000000000001',
    transactionCode: '1201',
    stage: 'open',
    businessDate: '2025-11-21',
    openedAt: '2025-11-21T01:00:00.000Z',
    updatedAt: '2025-11-21T01:00:00.000Z',
    tellerId: '100101',
    tillId: '1001-T01',
    values: {},
    quote: null,
    accepted: null,
    error: null,
    document: null,
    recovered: false,
    ...over,
  });

export const testEntry = (over: object = {}, change: Partial<FormEntry> = {}): FormEntry => ({ ...opened(testView(over)), ...change });

export const testQuote = {
  quoteId: '6f9619ff-8b86-4011-b42d-00c04fc964ff',
  transactionCode: '1201',
  businessDate: '2025-11-21',
  expiresAt: '2025-11-21T01:05:00.000Z',
  account: null,
  currency: 'CNY',
  amount: '100',
  fees: [],
  balanceAfter: null,
  overrides: [],
  notices: [],
};

export const testLine = (lineNumber: number, paper: 'waiting' | 'maybe' | 'confirmed') => ({
  lineNumber,
  paper,
  line: {
    sequence: lineNumber,
    date: '2025-11-21',
    summaryZh: '现存',
    summaryEn: 'Deposit',
    amount: '100',
    balance: '200',
    tellerId: '100101',
    traceNumber: '20251121000001',
  },
});

export const testDocument = (state: string, papers: readonly ('waiting' | 'maybe' | 'confirmed')[] = []) => ({
  kind: 'passbook',
  state,
  passbookNumber: '88000018',
  bookVersion: 1,
  lines: papers.map((paper, at) => testLine(at + 11, paper)),
  error: null,
});
