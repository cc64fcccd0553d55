import { afterAll, beforeAll, expect, test } from 'vitest';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, type TestCentral } from '../testing/central.ts';
import {
  act,
  balanceOf,
  broken,
  type Desk,
  draftForCash,
  draftToAccount,
  issueCash,
  issueTransfer,
  openTwo,
  type Ready,
  ready,
  SHOWN,
  type TwoBranches,
} from './testing/twoBranches.ts';

const { company, active } = sandboxAccounts();

let central: TestCentral;
let two: TwoBranches;
let companyName: string;
beforeAll(async () => {
  central = await startTestCentral();
  two = await openTwo(central);
  companyName = (await two.here.counter.account(company)).holderName;
});
afterAll(() => central.stop());

const prepared = async (desk: Desk, code: string, values: Record<string, unknown>): Promise<Ready> => {
  const form = await ready(desk, code, values);
  if (typeof form === 'string') throw new Error(form);
  return form;
};

/** Outcomes in a word each: `accepted`, or the code of the refusal. */
async function postAll(forms: readonly (readonly [Desk, Ready])[]): Promise<string[]> {
  const replies = await Promise.all(forms.map(([{ counter }, form]) => counter.post(form)));
  return replies.map(({ value, problem }) =>
    value.outcome === undefined ? problem.code : value.outcome === 'accepted' ? 'accepted' : value.error.code,
  );
}

const count = (words: readonly string[], word: string): number => words.filter((each) => each === word).length;

test('of 64 payments of one draft at two branches at once exactly one pays, and the others learn that it is paid', async () => {
  const draft = await issueTransfer(two.here, { account: active, amount: 10_000, payeeName: companyName });
  const before = await balanceOf(central, company);
  const forms: (readonly [Desk, Ready])[] = [];
  for (let index = 0; index < 64; index += 1) {
    const desk = index % 2 === 0 ? two.here : two.there;
    forms.push([desk, await prepared(desk, '1403', draftToAccount(draft, company, 9_000))]);
  }
  const words = await postAll(forms);
  expect(count(words, 'accepted')).toBe(1);
  expect(count(words, 'INSTRUMENT_STATE')).toBe(63);
  expect(await balanceOf(central, company)).toBe(before + 9_000n);
  expect(await broken(central)).toEqual([]);
});

test('a payment and a refund of one draft at once: the money goes one way', async () => {
  const draft = await issueTransfer(two.here, { account: active, amount: 10_000, payeeName: companyName });
  const refund = {
    number: draft.number,
    checkCode: draft.checkCode,
    applicantId: null,
    denominations: {},
    reason: '未使用',
    copies: [2, 3],
  };
  const words = await postAll([
    [two.there, await prepared(two.there, '1403', draftToAccount(draft, company))],
    [two.here, await prepared(two.here, '1405', refund)],
  ]);
  expect(words.toSorted()).toEqual(['INSTRUMENT_STATE', 'accepted']);
  expect(await broken(central)).toEqual([]);
});

test('a draft that is stopped between reading and paying is not paid', async () => {
  const draft = await issueCash(two.here, 10_000, '1002');
  const pay = await prepared(two.there, '1403', draftForCash(draft));
  const stop = {
    kind: 'draft',
    number: draft.number,
    accountNumber: null,
    step: 'notice',
    loser: SHOWN,
    courtDocument: null,
    reason: '遗失',
  };
  expect(await act(two.here, '1407', stop)).toMatchObject({ outcome: 'accepted' });
  expect(await postAll([[two.there, pay]])).toEqual(['DRAFT_STOPPED']);
  expect(await broken(central)).toEqual([]);
});

test('one form of two issues at once is used once', async () => {
  const first = await issueTransfer(two.here, { account: active, amount: 100, payeeName: companyName });
  const number = String(Number(first.number) + 1);
  const issue = {
    number,
    currency: 'CNY',
    amount: '100',
    payeeName: companyName,
    payeeKind: 'unit',
    cash: false,
    transferable: true,
    remark: '',
    applicantAccount: active,
    agentBranch: null,
  };
  const words = await postAll([
    [two.here, await prepared(two.here, '1401', issue)],
    [two.here, await prepared(two.here, '1401', issue)],
  ]);
  expect(words.toSorted()).toEqual(['VOUCHER_NUMBER_USED', 'accepted']);
  expect(await broken(central)).toEqual([]);
});
