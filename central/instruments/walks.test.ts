import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, type BusinessDate } from '../../contract/dates/businessDate.ts';
import { serializable } from '../database/serializable.ts';
import { sandboxAccounts } from '../sandbox/accounts.ts';
import { startTestCentral, TEST_DATE, type TestCentral } from '../testing/central.ts';
import { counterAt } from '../testing/counter.ts';
import { type InstrumentStep, stepOf } from './machine.ts';
import { markInstrumentsOverdue } from './overdue.ts';
import { findInstrument } from './register.ts';
import {
  act,
  broken,
  type Desk,
  done,
  draftForCash,
  draftToAccount,
  type Issued,
  issueCash,
  issueTransfer,
  openTwo,
  pieces,
  SHOWN,
  type TwoBranches,
} from './testing/twoBranches.ts';

const { company, active } = sandboxAccounts();
const TODAY = TEST_DATE as BusinessDate;

let central: TestCentral;
let two: TwoBranches;
let companyName: string;
beforeAll(async () => {
  central = await startTestCentral();
  two = await openTwo(central);
  companyName = (await two.here.counter.account(company)).holderName;
});
afterAll(() => central.stop());

const rowOf = async (number: string) => {
  const row = await findInstrument(central.db, 'draft', number);
  if (row === null) throw new Error(`No draft ${number}`);
  return row;
};

type Values = Record<string, unknown>;
interface Move {
  readonly step: InstrumentStep;
  readonly code: string;
  readonly values: (draft: Issued, cash: boolean, cardAt: string) => Values;
}

const ID = { idType: SHOWN.idType, idNumber: SHOWN.idNumber };
const back = (draft: Issued, cash: boolean) => ({
  number: draft.number,
  applicantId: cash ? ID : null,
  denominations: cash ? pieces(Number(draft.amount)) : {},
  reason: '客户要求',
});
const stopping = (draft: Issued, step: string) => ({
  kind: 'draft',
  number: draft.number,
  accountNumber: null,
  step,
  loser: step === 'notice' ? SHOWN : null,
  courtDocument: step === 'court' ? '(2025)民催1号' : null,
  reason: '遗失',
});
const releasing = (ground: 'withdrawn' | 'lapsed' | 'court'): Move => ({
  step: { event: 'release', ground },
  code: '1408',
  values: (draft) => ({ kind: 'draft', number: draft.number, accountNumber: null, ground, documentNumber: '文书1', reason: '解除' }),
});
const PAID = 10_000;

/** Every step of a draft that a counter may ask for. */
const MOVES: readonly Move[] = [
  {
    step: { event: 'pay' },
    code: '1403',
    values: (draft, cash) => (cash ? draftForCash(draft, PAID) : draftToAccount(draft, company, PAID)),
  },
  {
    step: { event: 'settle' },
    code: '1404',
    values: ({ number }) => ({ number, step: 'settle', actual: String(PAID), applicantId: null, denominations: {} }),
  },
  {
    step: { event: 'refund' },
    code: '1405',
    values: (draft, cash) => ({ ...back(draft, cash), checkCode: draft.checkCode, copies: [2, 3] }),
  },
  { step: { event: 'cancel' }, code: '1406', values: (draft, cash) => ({ ...back(draft, cash), kind: 'draft' }) },
  { step: { event: 'stop' }, code: '1407', values: (draft) => stopping(draft, 'notice') },
  { step: { event: 'court' }, code: '1407', values: (draft) => stopping(draft, 'court') },
  releasing('withdrawn'),
  releasing('lapsed'),
  releasing('court'),
  {
    step: { event: 'move-card' },
    code: '1409',
    values: ({ number }, _cash, cardAt) => ({ number, toBranch: cardAt === '1001' ? '1002' : '1001', reason: '移卡' }),
  },
];

test('on random paths through central exactly the steps of the machine happen, and the accounts agree after each', async () => {
  const taken = fc.record({ move: fc.nat(MOVES.length - 1), there: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(taken, { minLength: 4, maxLength: 8 }), async (cash, path) => {
      const draft = cash
        ? await issueCash(two.here, 20_000, '1002')
        : await issueTransfer(two.here, { account: active, amount: 20_000, payeeName: companyName });
      for (const { move: index, there } of path) {
        const move = MOVES[index];
        if (move === undefined) continue;
        const desk: Desk = there ? two.there : two.here;
        const row = await rowOf(draft.number);
        const actor = { tellerId: `${desk.branchCode}01`, branchCode: desk.branchCode, businessDate: TODAY };
        const ought = stepOf(row, move.step, actor);
        // A cash draft is paid by the branch that it names, or by the one that has its card.
        const place = move.step.event !== 'pay' || !cash || there || row.card_branch === desk.branchCode;
        const outcome = await act(desk, move.code, move.values(draft, cash, row.card_branch));
        expect([move.code, typeof outcome !== 'string']).toEqual([move.code, ought.ok && place]);
        expect((await rowOf(draft.number)).state).toBe(ought.ok && place ? ought.value : row.state);
        expect(await broken(central)).toEqual([]);
      }
    }),
    { numRuns: 12, seed: 20_250_310, endOnFailure: true },
  );
}, 180_000);

test.each(['100180', '100190'])('teller %s, who keeps the vault or consents, neither issues nor pays', async (tellerId) => {
  const counter = counterAt(central.url, 'PC-1001-03');
  await counter.signOn(tellerId);
  const draft = await issueTransfer(two.here, { account: active, amount: 10_000, payeeName: companyName });
  for (const { code, values } of MOVES) {
    const reply = await counter.quote(code, values(draft, false, '1001'), { tillId: null });
    expect([code, reply.problem.code]).toEqual([code, 'NOT_PERMITTED']);
  }
});

test('the night after its last day makes a draft overdue: only its issuer pays it, on an explanation', async () => {
  const draft = await issueTransfer(two.here, { account: active, amount: 10_000, payeeName: companyName });
  const open = await issueTransfer(two.here, { account: active, amount: 10_000, payeeName: companyName });
  // Its last day was Friday; tonight is Monday's end.
  await central.db.updateTable('instruments').set({ due_on: '2025-03-07' }).where('number', '=', draft.number).execute();
  await serializable(
    central.db,
    async (tx) =>
      await markInstrumentsOverdue.work(
        {
          tx,
          businessDate: TODAY,
          nextDate: addDays(TODAY, 1),
          now: '2025-03-10T12:00:00.000Z',
          calendar: { isWorkingDay: () => true, covers: () => true },
        },
        '',
        100,
      ),
  );
  expect((await rowOf(draft.number)).state).toBe('overdue');
  expect((await rowOf(open.number)).state).toBe('issued');
  expect(await broken(central)).toEqual([]);
  const pay = draftToAccount(draft, company);
  expect(await act(two.there, '1403', pay)).toBe('PAST_PRESENTMENT_PERIOD');
  expect(await act(two.here, '1403', pay)).toBe('LATE_EXPLANATION_NEEDED');
  await done(two.here, '1403', { ...pay, explanation: '持票人住院，附医院证明' });
  expect(await broken(central)).toEqual([]);
});
