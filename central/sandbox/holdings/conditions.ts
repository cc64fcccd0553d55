import { freezeEndsAtLatest } from '../../../contract/compliance/holds.ts';
import type { BusinessDate } from '../../../contract/dates/businessDate.ts';
import { later } from '../days.ts';
import type { PlannedHold } from '../planned.ts';
import type { Random } from '../random.ts';

/** What is peculiar about somebody's first account. */
export type Condition =
  | 'ordinary'
  | 'frozen'
  | 'policeFrozen'
  | 'amountHeld'
  | 'heldTwice'
  | 'stopped'
  | 'holdReleased'
  | 'holdLapsed'
  | 'dormant'
  | 'closed'
  | 'lostBook'
  | 'nearlyFullBook'
  | 'fullBook'
  | 'replacedBook'
  | 'manyUnposted'
  | 'new';

const RARE: readonly (readonly [Condition, slots: number])[] = [
  ['frozen', 1],
  ['policeFrozen', 1],
  ['amountHeld', 1],
  ['heldTwice', 1],
  ['stopped', 1],
  ['holdReleased', 1],
  ['holdLapsed', 1],
  ['dormant', 10],
  ['closed', 6],
  ['lostBook', 2],
  ['nearlyFullBook', 1],
  ['fullBook', 1],
  ['replacedBook', 2],
  ['manyUnposted', 2],
  ['new', 4],
];

const SLOTS: readonly Condition[] = RARE.flatMap(([condition, slots]) => Array.from({ length: slots }, () => condition));

/** Of two hundred persons, by slot. */
export const personCondition = (slot: number): Condition => SLOTS[slot] ?? 'ordinary';

/** Of twenty companies, by slot. */
export const companyCondition = (slot: number): Condition =>
  (['dormant', 'frozen', 'amountHeld', 'closed', 'stopped'] as const)[slot] ?? 'ordinary';

const OFFICERS = {
  court: [
    { name: '周正', idNumber: '京0105法001' },
    { name: '吴明', idNumber: '京0105法002' },
  ],
  police: [
    { name: '郑安', idNumber: '京公010321' },
    { name: '王盾', idNumber: '京公010322' },
  ],
  bank: [],
} as const;

type Placed = Pick<PlannedHold, 'kind' | 'amount'> & { readonly authority: keyof typeof OFFICERS; readonly daysAgo: number };

function hold(
  random: Random,
  today: BusinessDate,
  { kind, amount, authority, daysAgo }: Placed,
  ended: PlannedHold['ended'] = null,
): PlannedHold {
  const placedOn = later(today, -daysAgo);
  const serial = random.int(1_000, 9_999);
  const documents = {
    court: `(${placedOn.slice(0, 4)})京0105执${serial}号`,
    police: `京公经冻字[${placedOn.slice(0, 4)}]${serial}号`,
    bank: `风控${placedOn.replaceAll('-', '')}${serial}`,
  };
  return {
    kind,
    amount,
    authority,
    documentNumber: documents[authority],
    requesters: OFFICERS[authority],
    placedOn,
    endsOn: freezeEndsAtLatest(authority === 'bank' ? 'police' : authority, placedOn),
    ended,
  };
}

/** The orders behind the state of an account that has `balance` fen, and orders that have ended. */
export function holdsOf(random: Random, today: BusinessDate, condition: Condition, balance: bigint): PlannedHold[] {
  const part = (percent: number): bigint => ((balance * BigInt(percent)) / 10_000n) * 100n + 100n;
  const freeze = { kind: 'freeze', amount: null } as const;
  switch (condition) {
    case 'frozen':
      return [hold(random, today, { ...freeze, authority: 'court', daysAgo: random.int(5, 300) })];
    case 'policeFrozen':
      return [hold(random, today, { ...freeze, authority: 'police', daysAgo: random.int(2, 150) })];
    case 'amountHeld':
      return [hold(random, today, { kind: 'amount', amount: part(random.int(20, 80)), authority: 'court', daysAgo: random.int(5, 300) })];
    case 'heldTwice':
      // The second waits for what the first leaves (轮候冻结): together they are more than is there.
      return [
        hold(random, today, { kind: 'amount', amount: part(70), authority: 'court', daysAgo: random.int(60, 300) }),
        hold(random, today, { kind: 'amount', amount: part(60), authority: 'police', daysAgo: random.int(2, 50) }),
      ];
    case 'stopped':
      return [hold(random, today, { kind: 'stop', amount: null, authority: 'bank', daysAgo: random.int(1, 60) })];
    case 'holdReleased': {
      const released = { state: 'released', on: later(today, -random.int(1, 90)), reason: '解除冻结' } as const;
      return [hold(random, today, { ...freeze, authority: 'court', daysAgo: random.int(120, 300) }, released)];
    }
    case 'holdLapsed': {
      const lapsed = hold(random, today, { ...freeze, authority: 'police', daysAgo: random.int(200, 500) });
      return [{ ...lapsed, ended: { state: 'lapsed', on: later(lapsed.endsOn, 1), reason: 'term' } }];
    }
    default:
      return [];
  }
}
