import { acceptedSchema, quoteSchema } from '../../../../contract/central/transactions.ts';
import { wireError } from '../../../../contract/errors/wire.ts';
import { findTransaction } from '../../../../contract/transactions/catalogue.ts';
import type { AccountView } from '../../../../contract/views/customer.ts';
import { passbookLineSchema } from '../../../../contract/views/printing.ts';
import { type DocumentView, type TransactionView, transactionViewSchema } from '../../../../contract/views/transaction.ts';
import { ACCOUNTS } from './people.ts';
import { BUSINESS_DATE, now, SESSION } from './values.ts';
import type { World } from './world.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const with_ = (view: TransactionView, over: object): TransactionView => transactionViewSchema.parse({ ...view, ...over, updatedAt: now() });

const credited = (account: AccountView, amount: string): AccountView => {
  const balance = (BigInt(account.balance) + BigInt(amount)).toString() as AccountView['balance'];
  const passbook = account.passbook === null ? null : { ...account.passbook, unpostedLines: account.passbook.unpostedLines + 1 };
  return { ...account, balance, available: balance, passbook };
};

/** Checks by the catalogue entry, as the agent does, then the account, as central does. */
export const quoted = (view: TransactionView, values: TransactionView['values']): TransactionView | ReturnType<typeof wireError> => {
  const checked = findTransaction(view.transactionCode)?.toRequest?.(values);
  if (checked?.ok !== true) return wireError('INPUT_INVALID', { reason: '' }, checked?.ok === false ? checked.error : []);
  const amount = textOf(checked.value.amount);
  const number = textOf(checked.value.accountNumber);
  const account = ACCOUNTS.get(number) ?? null;
  if (number !== '' && account === null)
    return wireError('ACCOUNT_UNKNOWN', { accountNumber: number }, [
      { field: 'accountNumber', code: 'ACCOUNT_UNKNOWN', details: { accountNumber: number } },
    ]);
  if (account?.state === 'frozen')
    return wireError('ACCOUNT_FROZEN', {}, [{ field: 'accountNumber', code: 'ACCOUNT_FROZEN', details: {} }]);
  const large = BigInt(amount) >= 5_000_000n;
  const quote = quoteSchema.parse({
    quoteId: crypto.randomUUID(),
    transactionCode: view.transactionCode,
    businessDate: BUSINESS_DATE,
    expiresAt: now(),
    account,
    currency: 'CNY',
    amount,
    fees: [],
    balanceAfter: account === null ? null : credited(account, amount).balance,
    overrides:
      BigInt(amount) >= 20_000_000n
        ? [
            {
              rule: 'cashDeposit.large',
              role: 'supervisor',
              reasonZh: '单笔现金存款达到 20 万元',
              reasonEn: 'A single cash deposit of 200,000 yuan or more',
            },
          ]
        : [],
    notices: large
      ? [
          {
            level: 'warning',
            textZh: '本笔将作为大额现金交易上报；当日累计 {sum} 元。'.replace('{sum}', '62,345.67'),
            textEn: 'This will be reported as a large cash transaction.',
          },
        ]
      : [],
  });
  return with_(view, { stage: 'quoted', values, quote, error: null });
};

const document = (account: AccountView | null): DocumentView | null =>
  account?.passbook == null
    ? null
    : { kind: 'passbook', state: 'prepared', passbookNumber: account.passbook.number, bookVersion: null, lines: [], error: null };

export const accepted = (view: TransactionView): TransactionView => {
  const { quote } = view;
  if (quote === null) return view;
  const account = quote.account === null ? null : credited(quote.account, quote.amount);
  if (account !== null) ACCOUNTS.set(account.number, account);
  const outcome = acceptedSchema.parse({
    outcome: 'accepted',
    clientKey: view.clientKey,
    traceNumber: '202511210001042',
    businessDate: BUSINESS_DATE,
    postedAt: now(),
    currency: 'CNY',
    amount: quote.amount,
    account,
    entries: [],
  });
  return with_(view, { stage: 'accepted', accepted: outcome, error: null, document: document(account) });
};

export const posted = (world: World, view: TransactionView): TransactionView => {
  if (world.knobs.outcome === 'rejected') return with_(view, { stage: 'rejected', error: wireError('ACCOUNT_FROZEN') });
  if (world.knobs.outcome === 'inDoubt') return with_(view, { stage: 'inDoubt', error: wireError('IN_DOUBT') });
  return accepted(view);
};

const linesOf = (account: AccountView, papers: readonly ('confirmed' | 'maybe' | 'waiting')[]) =>
  papers.map((paper, at) => ({
    lineNumber: (account.passbook?.nextLine ?? 1) + at,
    paper,
    line: passbookLineSchema.parse({
      sequence: 40 + at,
      date: at === 0 ? '2025-09-21' : BUSINESS_DATE,
      summaryZh: at === 0 ? '结息' : '现存',
      summaryEn: at === 0 ? 'Interest' : 'Cash deposit',
      amount: at === 0 ? '1532' : '1234567',
      balance: at === 0 ? '8652310' : '9886877',
      tellerId: SESSION.tellerId,
      traceNumber: '202511210001042',
    }),
  }));

export const printed = (world: World, view: TransactionView): TransactionView => {
  const account = view.accepted?.account;
  if (account == null || view.document === null) return view;
  const { paper } = world.knobs;
  if (paper === 'noBook')
    return with_(view, {
      stage: 'printing',
      document: { ...view.document, state: 'failed', lines: [], error: wireError('MEDIA_MISSING') },
    });
  const jam = paper === 'jam';
  const error = jam ? wireError('PRINT_FAILED', { deviceCode: 'mediaJammed', printed: '1', maybe: '1' }) : null;
  const lines = linesOf(account, jam ? ['confirmed', 'maybe'] : ['confirmed', 'confirmed']);
  return with_(view, { stage: 'printing', document: { ...view.document, state: jam ? 'failed' : 'sent', lines, error } });
};

export const confirmed = (view: TransactionView, lastGoodLine: number): TransactionView => {
  const rest = view.document?.lines.some((each) => each.lineNumber > lastGoodLine) === true;
  return with_(view, { document: { ...view.document, state: rest ? 'prepared' : 'acknowledged', lines: [], error: null } });
};

export const changed = with_;
