import type { Random } from '../random.ts';

/** One thing that a teller does: a transaction code with its values. */
export interface Operation {
  readonly code: '1201' | '1202' | '1203';
  readonly values: Readonly<Record<string, unknown>>;
}

export interface SoakAccount {
  readonly number: string;
  readonly holder: string;
}

const pieces = (amount: number): Record<string, number> => {
  const counts: Record<string, number> = {};
  let rest = amount;
  for (const [id, value] of [
    ['n100', 10_000],
    ['n50', 5_000],
    ['n10', 1_000],
    ['n1', 100],
    ['c0.1', 10],
    ['c0.01', 1],
  ] as const) {
    const count = Math.floor(rest / value);
    if (count > 0) counts[id] = count;
    rest -= count * value;
  }
  return counts;
};

/** Mostly what works, some of what must be refused: too much, other states, wrong names. */
export function inventOperation(random: Random, accounts: readonly SoakAccount[], odd: readonly SoakAccount[]): Operation {
  const account = random.chance(0.03) ? random.pick(odd) : random.pick(accounts);
  // From one fen to two thousand yuan, more often little.
  const amount = Math.max(1, Math.floor(200_000 * random.next() ** 3));
  const remark = '';
  const kind = random.next();
  const cash = { accountNumber: account.number, currency: 'CNY', amount: String(amount), denominations: pieces(amount), remark };
  if (kind < 0.5) return { code: '1201', values: cash };
  if (kind < 0.65) return { code: '1202', values: cash };
  const to = random.pick(accounts);
  const payeeName = random.chance(0.02) ? '查无此人' : to.holder;
  return {
    code: '1203',
    values: { fromAccount: account.number, toAccount: to.number, currency: 'CNY', amount: String(amount), payeeName, remark },
  };
}
