import { createHash } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { Db } from '../../../central/database/connect.ts';
import { figuresHash } from '../../../central/posting/prepare.ts';
import { hashPassword, SANDBOX_COST } from '../../../central/sessions/password.ts';
import { type RawRequest, toBytes } from './client.ts';

/** A counter of the benchmark: PC, teller signed on, open till. */
export interface BenchCounter {
  readonly deviceId: string;
  readonly tellerId: string;
  readonly tillId: string;
  readonly branchCode: string;
  readonly token: string;
}

const BRANCHES = ['1001', '1002', '1003'] as const;
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Puts that many counters into the bank, signed on and open, spread over the branches. */
export async function seedCounters(db: Db, count: number): Promise<BenchCounter[]> {
  const now = new Date().toISOString();
  const password = await hashPassword('bench', SANDBOX_COST);
  const counters = Array.from({ length: count }, (_, index): BenchCounter => {
    const branchCode = BRANCHES[index % BRANCHES.length] ?? '1001';
    const serial = String(index + 20).padStart(2, '0');
    return {
      deviceId: `BENCH-${serial}`,
      tellerId: `${branchCode}${serial}9`,
      tillId: `${branchCode}-T${serial}`,
      branchCode,
      token: `bench-token-${serial}`,
    };
  });
  for (const counter of counters) {
    const { deviceId, tellerId, tillId, branchCode, token } = counter;
    await db
      .insertInto('devices')
      .values({ id: deviceId, branch_code: branchCode, secret_hash: sha256(deviceId), enrolled_at: now, revoked_at: null })
      .execute();
    await db
      .insertInto('tellers')
      .values({ id: tellerId, branch_code: branchCode, name: '测速', roles: ['teller'], level: 1, password_hash: password })
      .execute();
    await db
      .insertInto('sessions')
      .values({ teller_id: tellerId, token_hash: sha256(token), device_id: deviceId, signed_on_at: now, last_used_at: now })
      .execute();
    await db.insertInto('tills').values({ id: tillId, branch_code: branchCode, state: 'active', teller_id: tellerId }).execute();
    await db.insertInto('till_cash').values({ till_id: tillId, currency: 'CNY', balance: 0n, denominations: '{}' }).execute();
  }
  return counters;
}

/** A deposit that was quoted and waits to be posted: its form, and its bytes on the wire. */
export interface PreparedPosting {
  readonly key: string;
  readonly body: string;
  readonly request: Buffer;
}

export const headersOf = ({ deviceId, token }: BenchCounter): RawRequest['headers'] => ({
  'guitai-device': deviceId,
  authorization: `Bearer ${token}`,
  'content-type': 'application/json',
});

/** Quotes deposits of one counter as the quote route does, straight in the database: quoting is not what is measured. */
export async function quoteDeposits(
  db: Db,
  counter: BenchCounter,
  businessDate: string,
  accounts: readonly string[],
  count: number,
): Promise<PreparedPosting[]> {
  const quotedAt = new Date().toISOString();
  const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
  const prepared: PreparedPosting[] = [];
  const rows = [];
  for (let index = 0; index < count; index += 1) {
    const key = uuidv7();
    const quoteId = uuidv7();
    const accountNumber = accounts[Math.floor(Math.random() * accounts.length)] ?? '';
    const values = { accountNumber, currency: 'CNY', amount: '12300', denominations: { n100: 1, n20: 1, n1: 3 }, remark: '' };
    const figures = { transactionCode: '1201', businessDate, tillId: counter.tillId, values };
    rows.push({
      id: quoteId,
      device_id: counter.deviceId,
      client_key: key,
      teller_id: counter.tellerId,
      transaction_code: '1201',
      business_date: businessDate,
      figures_hash: figuresHash(figures),
      quoted_at: quotedAt,
      expires_at: expiresAt,
    });
    const body = JSON.stringify({ ...figures, quoteId });
    const headers = { ...headersOf(counter), 'idempotency-key': key };
    prepared.push({ key, body, request: toBytes({ method: 'POST', path: '/v1/transactions', headers, body }) });
  }
  for (let at = 0; at < rows.length; at += 1_000)
    await db
      .insertInto('quotes')
      .values(rows.slice(at, at + 1_000))
      .execute();
  return prepared;
}
