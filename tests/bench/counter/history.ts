import { uuidv7 } from 'uuidv7';
import { clientKeySchema } from '../../../contract/primitives.ts';
import { type AuditHead, auditHead } from '../../../db/audit/append.ts';
import { canonicalBody, chainHash } from '../../../db/audit/chain.ts';
import { DIGEST, digestOf } from '../../../db/audit/journalDigest.ts';
import { sql, type Writer } from '../../../db/sqlite/access.ts';
import { fill, type Place } from './place.ts';

/** The steps of one deposit that the audit chain tells of. */
const EVENTS = ['form.opened', 'transaction.quoted', 'transaction.sending', 'transaction.accepted', 'transaction.done'] as const;
const STAGES = ['open', 'quoted', 'sending', 'accepted', 'done'] as const;

export interface HistoryOptions {
  readonly transactions: number;
  /** Rows of the audit chain for each, the last ones of its steps; none at all leaves the chain empty. */
  readonly eventsEach: number;
  /** A business date is that many transactions long. */
  readonly perDay?: number;
}

const START = Date.parse('2021-01-04T01:00:00.000Z');
const DAY_MS = 86_400_000;
const USUAL_PER_DAY = 400;
const CODES = ['1201', '1202', '1301', '1101'] as const;

export const dateOf = (index: number, perDay = USUAL_PER_DAY): string =>
  new Date(START + Math.floor(index / perDay) * DAY_MS).toISOString().slice(0, 10);
export const accountOf = (index: number): string => `62001${String((index * 7_919) % 100_000).padStart(11, '0')}`;
const instantOf = (index: number, perDay: number): string =>
  new Date(START + Math.floor(index / perDay) * DAY_MS + (index % perDay) * 60_000).toISOString();

function putTransaction(writer: Writer, index: number, clientKey: string, perDay: number): string {
  const at = instantOf(index, perDay);
  const account = accountOf(index);
  const amount = String(100 + ((index * 131) % 5_000_000));
  const values = JSON.stringify({ accountNumber: account, amount, denominations: { n100: 1, n20: 1, n1: 3 }, remark: '' });
  const trace = String(10_000_000 + index);
  const accepted = {
    outcome: 'accepted',
    clientKey,
    traceNumber: trace,
    businessDate: dateOf(index, perDay),
    postedAt: at,
    currency: 'CNY',
  };
  writer.run(
    sql.insertInto('journal').values({
      client_key: clientKey,
      transaction_code: CODES[index % CODES.length] ?? '1201',
      stage: index % 50 === 0 ? 'rejected' : 'done',
      business_date: dateOf(index, perDay),
      opened_at: at,
      updated_at: at,
      teller_id: `1001${String(1 + (index % 8)).padStart(2, '0')}`,
      till_id: '1001-T01',
      account_number: account,
      currency: 'CNY',
      amount: BigInt(amount),
      trace_number: trace,
      values,
      request: JSON.stringify({ transactionCode: '1201', businessDate: dateOf(index, perDay), tillId: '1001-T01', values }),
      salt: '5a'.repeat(16),
      unprinted: 0,
      recovered: 0,
      accepted: JSON.stringify({ ...accepted, amount, account: null, entries: [] }),
    }),
  );
  return at;
}

/**
 * A counter's past, of a size that no run of the program itself would reach: finished transactions with their rows of the audit chain,
 * which verifies. Answers the keys in their order and the last head.
 */
export function writeHistory(
  place: Place,
  { transactions, eventsEach, perDay = USUAL_PER_DAY }: HistoryOptions,
): { keys: string[]; head: AuditHead } {
  const keys: string[] = [];
  const from = EVENTS.length - eventsEach;
  let head: AuditHead | null = null;
  fill(place, transactions, (writer, index) => {
    head ??= auditHead(writer);
    const clientKey = clientKeySchema.parse(uuidv7());
    keys.push(clientKey);
    const at = putTransaction(writer, index, clientKey, perDay);
    const digest = eventsEach === 0 ? null : digestOf(writer, clientKey);
    for (let step = from; step < EVENTS.length; step += 1) {
      const sequence: number = head.sequence + 1;
      const data = { amount: '12300', currency: 'CNY', [DIGEST]: digest };
      const body = canonicalBody({
        sequence,
        at,
        event: EVENTS[step] ?? '',
        tellerId: '100101',
        clientKey,
        stage: STAGES[step] ?? null,
        data,
      });
      const hash = chainHash(head.hash, body);
      writer.run(sql.insertInto('audit').values({ sequence, client_key: clientKey, body, hash }));
      head = { sequence, hash };
    }
  });
  if (head === null) throw new RangeError('A past of nothing');
  return { keys, head };
}
