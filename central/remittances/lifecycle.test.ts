import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Behaviour, plannedAnswers } from '../clearing/counterpart.ts';
import type { RemittancesOutTable } from '../database/tables/remittances.ts';
import { afterAnswer, afterReturn, refundTo } from './lifecycle.ts';

/** Where money may be, in one currency. What was sent is in exactly one of these places. */
interface Places {
  sent: bigint;
  inFlight: bigint;
  settled: bigint;
  /** Back with the payer: refused, or given back later. */
  returned: bigint;
  /** Came back, and waits for the payer or for a decision. */
  suspense: bigint;
  /** Came in from other banks, and where that is. */
  received: bigint;
  credited: bigint;
  waiting: bigint;
}

interface Item {
  readonly currency: string;
  readonly amount: bigint;
  readonly funded: RemittancesOutTable['funded'];
  readonly takesCredits: boolean;
  state: RemittancesOutTable['state'];
}

type Told = 'settled' | 'rejected' | 'return';

const BEHAVIOURS: readonly Behaviour[] = ['settle', 'reject', 'duplicate', 'lose', 'late', 'return', 'contradict'];
const empty = (): Places => ({
  sent: 0n,
  inFlight: 0n,
  settled: 0n,
  returned: 0n,
  suspense: 0n,
  received: 0n,
  credited: 0n,
  waiting: 0n,
});

function giveBack(places: Places, item: Item): void {
  if (refundTo(item.funded, item.takesCredits) === 'account') places.returned += item.amount;
  else places.suspense += item.amount;
}

/** The books, told by the same rules that central books by. */
function hear(places: Places, item: Item, told: Told, amount: bigint): void {
  if (told !== 'return') {
    const next = afterAnswer(item.state, told);
    if (next === null) return;
    item.state = next;
    places.inFlight -= item.amount;
    if (next === 'settled') places.settled += item.amount;
    else giveBack(places, item);
    return;
  }
  const next = afterReturn(item, amount);
  if (next === null) {
    places.received += amount;
    places.waiting += amount;
    return;
  }
  if (next === 'settledAndReturned') places.inFlight -= item.amount;
  else places.settled -= item.amount;
  item.state = 'returned';
  giveBack(places, item);
}

const drawn = fc.record({
  currency: fc.constantFrom('CNY', 'USD', 'HKD'),
  amount: fc.bigInt({ min: 1n, max: 10n ** 15n }),
  funded: fc.constantFrom('account' as const, 'cash' as const),
  takesCredits: fc.boolean(),
  behaviour: fc.constantFrom(...BEHAVIOURS),
  /** Answers are heard out of order, and some again. */
  order: fc.infiniteStream(fc.nat()),
  again: fc.boolean(),
  wrongAmount: fc.boolean(),
  incoming: fc.boolean(),
  named: fc.boolean(),
});

test('of 50,000 payments under every fault: suspense, in flight, settled and returned are what was sent, per currency, at every moment', () => {
  let items = 0;
  const inEveryState = new Set<string>();
  const check = (places: Places): void => {
    if (places.inFlight + places.settled + places.returned + places.suspense !== places.sent) throw new Error('A yuan is missing');
    if (places.credited + places.waiting !== places.received) throw new Error('A yuan came in and is nowhere');
    if (Object.values(places).some((amount) => amount < 0n)) throw new Error('A place owes money');
  };
  const run = fc.array(drawn, { minLength: 1_000, maxLength: 1_000, size: 'max' });
  fc.assert(
    fc.property(run, (payments) => {
      const books = new Map<string, Places>();
      for (const { currency, amount, funded, takesCredits, behaviour, order, again, wrongAmount, incoming, named } of payments) {
        const places = books.get(currency) ?? empty();
        books.set(currency, places);
        items += 1;
        if (incoming) {
          places.received += amount;
          places[named ? 'credited' : 'waiting'] += amount;
          check(places);
          continue;
        }
        const item: Item = { currency, amount, funded, takesCredits, state: 'queued' };
        places.sent += amount;
        places.inFlight += amount;
        // An answer before it was sent is one for nothing.
        hear(places, item, 'settled', amount);
        item.state = 'sent';
        const told = plannedAnswers(behaviour).map(({ tell }) => tell);
        const all = again ? [...told, ...told] : told;
        const shuffled = all.map((tell) => ({ tell, key: order.next().value ?? 0 })).sort((a, b) => a.key - b.key);
        for (const { tell } of shuffled) {
          hear(places, item, tell, wrongAmount ? amount + 1n : amount);
          check(places);
        }
        inEveryState.add(item.state);
      }
    }),
    { numRuns: 50 },
  );
  expect(items).toBe(50_000);
  expect([...inEveryState].sort()).toEqual(['rejected', 'returned', 'sent', 'settled']);
}, 120_000);

test('an answer counts once, and only for what was sent', () => {
  expect(afterAnswer('queued', 'settled')).toBeNull();
  expect(afterAnswer('sent', 'rejected')).toBe('rejected');
  expect(afterAnswer('settled', 'rejected')).toBeNull();
  expect(afterAnswer('rejected', 'settled')).toBeNull();
});

test('a return must give back exactly what was settled, and makes up for a receipt that never came', () => {
  const original = { state: 'settled', amount: 100n, funded: 'account' } as const;
  expect(afterReturn(original, 100n)).toBe('returned');
  expect(afterReturn(original, 99n)).toBeNull();
  expect(afterReturn({ ...original, state: 'sent' }, 100n)).toBe('settledAndReturned');
  expect(afterReturn({ ...original, state: 'rejected' }, 100n)).toBeNull();
});
