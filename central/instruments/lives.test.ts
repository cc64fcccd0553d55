import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import { paymentPasswordKey } from './checkCodeKey.ts';
import { paymentPasswordOf } from './paymentPassword.ts';
import {
  act,
  balanceOf,
  broken,
  done,
  draftForCash,
  draftToAccount,
  issueCash,
  issueCheque,
  issueTransfer,
  nextForm,
  openTwo,
  PAYEE_ID,
  pieces,
  presented,
  SHOWN,
  type TwoBranches,
} from './testing/twoBranches.ts';

const { company, active, otherBranch } = sandboxAccounts();

let central: TestCentral;
let two: TwoBranches;
let companyName: string;
beforeAll(async () => {
  central = await startTestCentral();
  two = await openTwo(central);
  companyName = (await two.here.counter.account(company)).holderName;
});
afterAll(() => central.stop());

const transferDraft = (amount = 100_000) => issueTransfer(two.here, { account: active, amount, payeeName: companyName });
const stateOf = async (number: string, kind: 'draft' | 'cashiersCheque' = 'draft') =>
  (
    await central.db
      .selectFrom('instruments')
      .select('state')
      .where('kind', '=', kind)
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
  ).state;
const refund = { applicantId: null, denominations: {}, reason: '未使用' };
const ID = { idType: SHOWN.idType, idNumber: SHOWN.idNumber };

describe('a transfer draft', () => {
  test('is issued, paid at another branch for less, and settled: the surplus goes back to the applicant', async () => {
    const before = await balanceOf(central, active);
    const draft = await transferDraft();
    expect(await balanceOf(central, active)).toBe(before - 100_000n);
    expect(draft.checkCode).toMatch(/^\d{10}$/);
    expect(await broken(central)).toEqual([]);
    const paid = await act(two.there, '1403', draftToAccount(draft, company, 80_000));
    expect(paid).toMatchObject({ outcome: 'accepted', amount: '80000', result: { surplus: '20000' } });
    expect(await broken(central)).toEqual([]);
    expect(
      await act(two.there, '1404', { number: draft.number, step: 'settle', actual: '80000', applicantId: null, denominations: {} }),
    ).toBe('INSTRUMENT_OTHER_BRANCH');
    const settle = { number: draft.number, step: 'settle', actual: '80000', applicantId: null, denominations: {} };
    expect(await act(two.here, '1404', { ...settle, actual: '80001' })).toBe('SETTLE_AMOUNT_DIFFERS');
    expect(await done(two.here, '1404', settle)).toMatchObject({ surplus: '20000', surplusTo: 'account' });
    expect(await balanceOf(central, active)).toBe(before - 80_000n);
    expect(await stateOf(draft.number)).toBe('settled');
    expect(await act(two.here, '1404', settle)).toBe('INSTRUMENT_STATE');
    expect(await broken(central)).toEqual([]);
  });

  test('is refunded to the account with both copies, and not paid after that', async () => {
    const before = await balanceOf(central, active);
    const draft = await transferDraft();
    const back = { ...refund, number: draft.number, checkCode: draft.checkCode };
    expect(await act(two.here, '1405', { ...back, copies: [2] })).toBe('REFUND_TOO_EARLY');
    expect(await act(two.here, '1405', { ...back, copies: [3] })).toBe('DRAFT_COPY2_MISSING');
    expect(await act(two.there, '1405', { ...back, copies: [2, 3] })).toBe('INSTRUMENT_OTHER_BRANCH');
    await done(two.here, '1405', { ...back, copies: [2, 3] });
    expect(await balanceOf(central, active)).toBe(before);
    expect(await act(two.there, '1403', draftToAccount(draft, company))).toBe('INSTRUMENT_STATE');
    expect(await broken(central)).toEqual([]);
  });

  test('is cancelled the same day by the teller who issued it, and its form is void', async () => {
    const before = await balanceOf(central, active);
    const draft = await transferDraft();
    const cancel = { ...refund, kind: 'draft', number: draft.number };
    expect(await act(two.there, '1406', cancel)).toBe('CANCEL_OTHER_TELLER');
    await done(two.here, '1406', cancel);
    expect(await balanceOf(central, active)).toBe(before);
    const fate = central.db.selectFrom('voucher_fates').select('fate').where('type', '=', 'draft').where('number', '=', draft.number);
    expect(await fate.execute()).toEqual([{ fate: 'void' }]);
    expect(await act(two.here, '1406', cancel)).toBe('INSTRUMENT_STATE');
    expect(await broken(central)).toEqual([]);
  });

  test('whose card moved is settled by the branch that has it', async () => {
    const draft = await transferDraft();
    const move = { number: draft.number, toBranch: '1002', reason: '客户迁址' };
    expect(await act(two.here, '1409', { ...move, toBranch: '9999' })).toBe('AGENT_BRANCH_UNKNOWN');
    expect(await act(two.here, '1409', { ...move, toBranch: '1001' })).toBe('CARD_ALREADY_THERE');
    await done(two.here, '1409', move);
    expect(await broken(central)).toEqual([]);
    await done(two.here, '1403', draftToAccount(draft, company, 90_000));
    const settle = { number: draft.number, step: 'settle', actual: '90000', applicantId: null, denominations: {} };
    expect(await act(two.here, '1404', settle)).toBe('INSTRUMENT_OTHER_BRANCH');
    await done(two.there, '1404', settle);
    expect(await broken(central)).toEqual([]);
  });

  test.each([
    ['a wrong check code', { checkCode: '0000000000' }, 'CHECK_CODE_WRONG'],
    ['another date', { issuedOn: '2025-03-09' }, 'INSTRUMENT_DIFFERS'],
    ['another amount', { issued: '100001' }, 'INSTRUMENT_DIFFERS'],
    ['somebody else as payee', { holderName: '张三' }, 'INSTRUMENT_DIFFERS'],
    ['capitals that say something else', { capitalsAgree: false }, 'DRAFT_AMOUNTS_DISAGREE'],
    ['an alteration', { unaltered: false }, 'DRAFT_FIXED_ITEM_AMENDED'],
    ['the notice alone', { copies: [3] }, 'DRAFT_COPY2_MISSING'],
    ['the draft alone', { copies: [2] }, 'DRAFT_COPY3_MISSING'],
    ['no actual amount', { actual: null }, 'DRAFT_ACTUAL_NOT_FILLED'],
    ['no surplus', { surplus: null }, 'DRAFT_SURPLUS_NOT_FILLED'],
    ['more than it was issued for', { actual: '100001', surplus: '0' }, 'DRAFT_ACTUAL_EXCEEDS_ISSUED'],
    ['amounts that do not add up', { actual: '80000', surplus: '10000' }, 'DRAFT_SURPLUS_WRONG'],
    ['broken endorsements', { endorsed: 'broken' }, 'ENDORSEMENT_BROKEN'],
    ['cash wanted', { holderId: PAYEE_ID, payout: { to: 'cash', denominations: pieces(100_000) } }, 'INSTRUMENT_NOT_FOR_CASH'],
    ['an unknown number', { number: '19999999' }, 'INSTRUMENT_UNKNOWN'],
  ] as const)('with %s is not paid, and stays as it was', async (_what, change, code) => {
    const draft = await transferDraft();
    expect(await act(two.there, '1403', { ...draftToAccount(draft, company), ...change })).toBe(code);
    expect(await stateOf(draft.number)).toBe('issued');
    expect(await act(two.there, '1403', draftToAccount(draft, company))).toMatchObject({ outcome: 'accepted' });
  });

  test('is endorsed to another holder, unless it says that it may not be', async () => {
    const draft = await transferDraft();
    const endorsed = { ...draftToAccount(draft, company), endorsed: 'unbroken', holderName: '别家公司' };
    expect(await act(two.there, '1403', endorsed)).toBe('NAME_DIFFERS');
    await done(two.there, '1403', { ...endorsed, holderName: companyName });
  });

  test('takes the next form of the stock, and no other', async () => {
    const next = await nextForm(two.here, 'draft');
    const values = {
      number: String(Number(next) + 1),
      currency: 'CNY',
      amount: '1000',
      payeeName: companyName,
      payeeKind: 'unit',
      cash: false,
      transferable: true,
      remark: '',
      applicantAccount: active,
      agentBranch: null,
    };
    expect(await act(two.here, '1401', values)).toBe('VOUCHER_NUMBER_SKIPPED');
    expect(await act(two.here, '1401', { ...values, number: next, cash: true })).toBe('CASH_INSTRUMENT_INDIVIDUALS');
    expect(await act(two.here, '1401', { ...values, number: next, cash: true, payeeKind: 'individual' })).toBe('CASH_DRAFT_AGENT_MISSING');
    expect(await act(two.here, '1401', { ...values, number: next, agentBranch: '8888' })).toBe('AGENT_BRANCH_UNKNOWN');
    expect(await nextForm(two.here, 'draft')).toBe(next);
  });
});

describe('a cash draft', () => {
  test('is paid in notes at the branch that it names, to its payee with an ID', async () => {
    const draft = await issueCash(two.here, 200_000, '1002');
    expect(await broken(central)).toEqual([]);
    expect(await act(two.there, '1403', { ...draftForCash(draft), holderId: null })).toBe('HOLDER_IDENTITY_NOT_SHOWN');
    expect(await act(two.there, '1403', { ...draftForCash(draft), endorsed: 'unbroken' })).toBe('INSTRUMENT_NOT_TRANSFERABLE');
    await done(two.there, '1403', draftForCash(draft, 150_000));
    const settle = { number: draft.number, step: 'settle', actual: '150000', applicantId: null, denominations: {} };
    expect(await done(two.here, '1404', settle)).toMatchObject({ surplusTo: 'payable' });
    expect(await broken(central)).toEqual([]);
    const surplus = { ...settle, step: 'paySurplus', actual: null, denominations: pieces(50_000) };
    expect(await act(two.here, '1404', { ...surplus, applicantId: PAYEE_ID })).toBe('APPLICANT_IDENTITY_NOT_SHOWN');
    await done(two.here, '1404', { ...surplus, applicantId: ID });
    expect(await act(two.here, '1404', { ...surplus, applicantId: ID })).toBe('SURPLUS_NOT_WAITING');
    expect(await broken(central)).toEqual([]);
  });

  test('named for another branch is not paid here', async () => {
    const draft = await issueCash(two.here, 10_000, '1003');
    expect(await act(two.there, '1403', draftForCash(draft))).toBe('CASH_DRAFT_OTHER_AGENT');
    await done(two.here, '1405', {
      ...refund,
      number: draft.number,
      checkCode: draft.checkCode,
      copies: [2, 3],
      applicantId: ID,
      denominations: pieces(10_000),
    });
    expect(await broken(central)).toEqual([]);
  });

  test('that is lost is stopped, held by a court, and released by it alone', async () => {
    const draft = await issueCash(two.here, 10_000, '1002');
    const stop = {
      kind: 'draft',
      number: draft.number,
      accountNumber: null,
      step: 'notice',
      loser: SHOWN,
      courtDocument: null,
      reason: '遗失',
    };
    expect(await done(two.there, '1407', stop)).toMatchObject({ courtFilingBy: '2025-03-13', releasedFrom: '2025-03-23' });
    expect(await act(two.there, '1403', draftForCash(draft))).toBe('DRAFT_STOPPED');
    const release = { kind: 'draft', number: draft.number, accountNumber: null, ground: 'lapsed', documentNumber: '', reason: '逾期' };
    expect(await act(two.here, '1408', release)).toBe('RELEASE_TOO_EARLY');
    await done(two.here, '1407', { ...stop, step: 'court', loser: null, courtDocument: '(2025)京0105民催1号', reason: '法院通知' });
    const withdrawn = { ...release, ground: 'withdrawn', documentNumber: '撤回书1' };
    expect(await act(two.here, '1408', withdrawn)).toBe('RELEASE_NEEDS_COURT');
    await done(two.here, '1408', { ...release, ground: 'court', documentNumber: '(2025)京0105民催1号之一' });
    await done(two.there, '1403', draftForCash(draft));
    expect(await act(two.there, '1407', stop)).toBe('INSTRUMENT_STATE');
    expect(await broken(central)).toEqual([]);
  });

  test('of a transfer nothing is stopped', async () => {
    const draft = await transferDraft(1_000);
    const stop = {
      kind: 'draft',
      number: draft.number,
      accountNumber: null,
      step: 'notice',
      loser: SHOWN,
      courtDocument: null,
      reason: '遗失',
    };
    expect(await act(two.here, '1407', stop)).toBe('STOP_NOT_CASH');
  });
});

describe("a cashier's cheque", () => {
  test('is paid in cash at another branch, and is settled with that', async () => {
    const cheque = await issueCheque(two.here, 30_000);
    expect(await broken(central)).toEqual([]);
    const pay = { ...presented(cheque), holderId: PAYEE_ID, payout: { to: 'cash', denominations: pieces(30_000) } };
    await done(two.there, '1412', pay);
    expect(await stateOf(cheque.number, 'cashiersCheque')).toBe('paid');
    expect(await act(two.here, '1412', pay)).toBe('INSTRUMENT_STATE');
    expect(await broken(central)).toEqual([]);
  });

  test('of a fixed value has one of four, and is refunded where it was issued', async () => {
    const fixed = {
      face: 'fixed',
      cash: false,
      payeeName: companyName,
      payeeKind: 'unit',
      funding: { from: 'account', accountNumber: active },
      applicant: null,
    };
    await expect(issueCheque(two.here, 30_000, fixed)).rejects.toThrow('NOT_A_FACE_VALUE');
    const before = await balanceOf(central, active);
    const cheque = await issueCheque(two.here, 100_000, fixed);
    const back = { ...refund, number: cheque.number, checkCode: cheque.checkCode };
    expect(await act(two.there, '1413', back)).toBe('INSTRUMENT_OTHER_BRANCH');
    await done(two.here, '1413', back);
    expect(await balanceOf(central, active)).toBe(before);
    expect(await broken(central)).toEqual([]);
  });
});

describe('a transfer cheque', () => {
  const customerOf = async (account: string): Promise<string> =>
    (await central.db.selectFrom('accounts').select('customer_number').where('number', '=', account).executeTakeFirstOrThrow())
      .customer_number;
  const sold = async (): Promise<string> => {
    const number = await nextForm(two.here, 'transferCheque');
    const sale = { type: 'transferCheque', first: number, last: number, customerNumber: await customerOf(active) };
    await act(two.here, '0234', sale);
    return number;
  };
  const cheque = async (number: string) => ({
    number,
    drawerAccount: active,
    issuedOn: '2025-03-03',
    currency: 'CNY',
    amount: '5000',
    capitalsAgree: true,
    unaltered: true,
    sealAgrees: true,
    endorsed: 'none',
    payeeAccount: company,
    payeeName: companyName,
    outcome: 'pay',
  });

  test('is credited by paying-in slip at any branch, once', async () => {
    const paid = await cheque(await sold());
    expect(await act(two.there, '1421', { ...paid, issuedOn: '2025-02-20' })).toBe('CHEQUE_PAST_PRESENTMENT');
    expect(await act(two.there, '1421', { ...paid, issuedOn: '2025-03-11' })).toBe('CHEQUE_POST_DATED');
    expect(await act(two.there, '1421', { ...paid, sealAgrees: false })).toBe('CHEQUE_SEAL_DIFFERS');
    expect(await act(two.there, '1421', { ...paid, outcome: 'bounce' })).toBe('CHEQUE_BOUNCE_GROUNDLESS');
    expect(await act(two.there, '1421', { ...paid, drawerAccount: otherBranch })).toBe('CHEQUE_NOT_SOLD');
    const before = await balanceOf(central, company);
    await done(two.there, '1421', paid);
    expect(await balanceOf(central, company)).toBe(before + 5_000n);
    expect(await act(two.here, '1421', paid)).toBe('CHEQUE_STATE');
    expect(await broken(central)).toEqual([]);
  });

  test('is truncated at another branch by its payment password, which is for this cheque alone', async () => {
    const number = await sold();
    const key = await paymentPasswordKey(central.db, {});
    if (key === null) throw new Error('The sandbox has no key');
    const password = (amount: bigint) => paymentPasswordOf(key, { accountNumber: active, number, issuedOn: '2025-03-03', amount });
    const { sealAgrees: _seal, outcome: _outcome, ...paper } = await cheque(number);
    const truncated = { ...paper, paymentPassword: password(5_000n) };
    expect(await act(two.there, '1422', { ...truncated, paymentPassword: password(5_001n) })).toBe('PAYMENT_PASSWORD_WRONG');
    expect(await act(two.there, '1422', { ...truncated, amount: '50000001' })).toBe('CHEQUE_ABOVE_IMAGE_CAP');
    const before = await balanceOf(central, company);
    await done(two.there, '1422', truncated);
    expect(await balanceOf(central, company)).toBe(before + 5_000n);
    expect(await act(two.there, '1422', truncated)).toBe('CHEQUE_STATE');
    expect(await broken(central)).toEqual([]);
  });

  test('that is not covered bounces, with the fine that the drawer is reported for', async () => {
    const uncovered = { ...(await cheque(await sold())), amount: '900000000', outcome: 'bounce' };
    expect(await act(two.there, '1421', { ...uncovered, outcome: 'pay' })).toBe('BALANCE_TOO_LOW');
    expect(await done(two.there, '1421', uncovered)).toMatchObject({ bounced: 'uncovered', fine: '45000000', compensation: '18000000' });
    expect(await act(two.there, '1421', uncovered)).toBe('CHEQUE_STATE');
    expect(await broken(central)).toEqual([]);
  });

  test('that is stopped is not paid until it is released', async () => {
    const number = await sold();
    const paid = await cheque(number);
    const stop = {
      kind: 'transferCheque',
      number,
      accountNumber: active,
      step: 'notice',
      loser: SHOWN,
      courtDocument: null,
      reason: '遗失',
    };
    await done(two.here, '1407', stop);
    expect(await act(two.there, '1421', paid)).toBe('CHEQUE_STATE');
    const release = { kind: 'transferCheque', number, accountNumber: active, ground: 'withdrawn', documentNumber: '撤回1', reason: '找到' };
    await done(two.here, '1408', release);
    await done(two.there, '1421', paid);
    expect(await act(two.here, '1407', stop)).toBe('CHEQUE_STATE');
    expect(await broken(central)).toEqual([]);
  });
});

test('the register lists what the branch has the card of, page by page, and tells who did each step; never the check code', async () => {
  const draft = await transferDraft();
  await done(two.there, '1403', draftToAccount(draft, company));
  const { counter } = two.here;
  const all: string[] = [];
  interface Page {
    readonly instruments: readonly { readonly number: string }[];
    readonly next: string | null;
  }
  const pageAt = async (cursor: string): Promise<Page> =>
    (await counter.send<Page>('GET', `/v1/instruments?kind=draft&state=paid&limit=2&cursor=${cursor}`)).value;
  let page = await pageAt('');
  all.push(...page.instruments.map(({ number }) => number));
  while (page.next !== null) {
    page = await pageAt(page.next);
    all.push(...page.instruments.map(({ number }) => number));
  }
  expect(all).toContain(draft.number);
  expect(all).toEqual([...new Set(all)].toSorted());
  const one = await two.there.counter.send('GET', `/v1/instruments/draft/${draft.number}`);
  expect(one.value).toMatchObject({
    instrument: { state: 'paid', paidBranch: '1002', amount: '100000' },
    steps: [
      { event: 'issue', tellerId: '100101', others: ['100102'] },
      { event: 'pay', tellerId: '100201', branchCode: '1002' },
    ],
  });
  expect(one.text).not.toContain(draft.checkCode);
  expect((await counter.send('GET', '/v1/instruments/draft/99999999')).problem.code).toBe('INSTRUMENT_UNKNOWN');
});
