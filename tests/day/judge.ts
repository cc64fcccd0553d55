import { checkBooks } from '../../central/checks/run.ts';
import { REPORT_KINDS } from '../../contract/reports/sheet.ts';
import { VOUCHER_TYPES, type VoucherTypeId } from '../../contract/vouchers/types.ts';
import { BRANCH } from './branch.ts';
import { samePieces } from './drawer.ts';
import type { DayState } from './work.ts';

export interface Finding {
  readonly name: string;
  /** Empty: it holds. */
  readonly wrong: readonly string[];
}

/** What really lies in each till and in the vault, what was counted last, and what is booked: the same, piece by piece. */
const cash = async ({ branch }: DayState, businessDate: string): Promise<string[]> => {
  const wrong: string[] = [];
  for (const [tillId, drawer] of branch.drawers) {
    const booked = await branch.db
      .selectFrom('till_cash')
      .select('denominations')
      .where('till_id', '=', tillId)
      .where('currency', '=', 'CNY')
      .executeTakeFirstOrThrow();
    if (!samePieces(booked.denominations, drawer.counts())) wrong.push(`${tillId}: booked is not what lies there`);
    const last = await branch.db
      .selectFrom('cash_counts')
      .select('denominations')
      .where('till_id', '=', tillId)
      .where('business_date', '=', businessDate)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    if (last !== undefined && !samePieces(last.denominations, booked.denominations)) wrong.push(`${tillId}: counted is not what is booked`);
    // The third till stays closed all day and is not counted.
    if (last === undefined && tillId !== `${BRANCH}-T03`) wrong.push(`${tillId}: was not counted`);
  }
  return wrong;
};

/** Received = used + void + lost + sold + left, and used and void are what hands really did. */
const vouchers = async ({ branch, forms }: DayState, businessDate: string): Promise<string[]> => {
  await branch.back.seat('100190');
  const sheet = await branch.back.client.must('report.make', { kind: 'vouchers', businessDate: null, tillId: null });
  const wrong = sheet.checks.filter(({ holds }) => !holds).map(({ names, detail }) => `${names.en}: ${detail}`);
  const rows = await branch.db
    .selectFrom('voucher_fates')
    .select(['type', 'fate', (eb) => eb.fn.countAll<bigint>().as('forms')])
    .where('branch_code', '=', BRANCH)
    .where('business_date', '=', businessDate)
    .groupBy(['type', 'fate'])
    .execute();
  for (const type of Object.keys(VOUCHER_TYPES) as VoucherTypeId[])
    for (const fate of ['used', 'void'] as const) {
      const booked = Number(rows.find((row) => row.type === type && row.fate === fate)?.forms ?? 0);
      const really = forms.get(type)?.[fate] ?? 0;
      if (booked !== really) wrong.push(`${type}: ${booked} ${fate} at central, ${really} in hand`);
    }
  return wrong;
};

const journals = async ({ branch }: DayState, businessDate: string): Promise<string[]> => {
  const wrong: string[] = [];
  for (const desk of [...branch.counters, branch.back]) {
    await desk.seat(desk === branch.back ? '100190' : desk.teller() || (desk === branch.counters[0] ? '100101' : '100102'));
    const compared = await desk.client.must('journal.compare', { businessDate: businessDate as never });
    wrong.push(...compared.differences.map(({ kind, clientKey, action }) => `${desk.deviceId}: ${kind} ${clientKey} (${action})`));
    if (compared.here !== compared.matched) wrong.push(`${desk.deviceId}: ${compared.matched} of ${compared.here} matched`);
    const { queued, inDoubt, forms } = await desk.client.must('counter.state', {});
    if (queued + inDoubt + forms.length > 0)
      wrong.push(`${desk.deviceId}: ${queued} queued, ${inDoubt} in doubt, ${forms.length} forms left`);
  }
  return wrong;
};

const chains = async ({ branch }: DayState): Promise<string[]> => {
  const wrong: string[] = [];
  for (const desk of [...branch.counters, branch.back]) {
    const verified = await desk.client.must('audit.verify', {});
    if (!verified.intact) wrong.push(`${desk.deviceId}: the chain breaks at row ${verified.firstBadRow}`);
  }
  return wrong;
};

const books = async ({ branch }: DayState): Promise<string[]> =>
  (await checkBooks(branch.db)).results
    .filter(({ offences }) => offences.length > 0)
    .map(({ name, offences }) => `${name}: ${offences.join(', ')}`);

const dayClosed = async ({ branch }: DayState, businessDate: string): Promise<string[]> => {
  const day = await branch.back.client.must('branchDay.blockers', {});
  return day.state === 'closed' && day.businessDate === businessDate ? [] : [`the day ${day.businessDate} is ${day.state}`];
};

/** Each report of the branch, as a file for paper and one for a spreadsheet. */
const files = async ({ branch }: DayState): Promise<string[]> => {
  const wrong: string[] = [];
  for (const kind of REPORT_KINDS.filter((each) => each !== 'till')) {
    const order = { kind, businessDate: null, tillId: null };
    const pdf = await branch.back.client.call('report.pdf', order);
    const csv = await branch.back.client.call('report.csv', { ...order, language: 'zh' });
    for (const made of [pdf, csv]) if (!made.ok) wrong.push(`${kind}: ${made.error.code} ${JSON.stringify(made.error.details)}`);
  }
  return wrong;
};

const CHECKS: readonly (readonly [string, (day: DayState, businessDate: string) => Promise<readonly string[]>])[] = [
  ['the work was done', async ({ problems }) => problems],
  ['cash counted = booked per denomination', cash],
  ['vouchers used + void + left = received', vouchers],
  ['local journals = central', journals],
  ['the audit chains verify', chains],
  ['the books: Dr = Cr and the other checks', books],
  ['the tills and the day are closed', dayClosed],
  ['every report can be kept as a file', files],
];

/** Everything that must be so at the end of a branch day. A check that cannot be made has failed. */
export const judge = async (day: DayState, businessDate: string): Promise<Finding[]> => {
  const findings: Finding[] = [];
  for (const [name, look] of CHECKS) {
    const wrong = await look(day, businessDate).catch((cause: unknown) => [cause instanceof Error ? cause.message : String(cause)]);
    findings.push({ name, wrong });
  }
  return findings;
};
