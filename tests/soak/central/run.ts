import { parseArgs } from 'node:util';
import { checkBooks } from '../../../central/checks/run.ts';
import { ordinaryAccounts } from '../../bench/central/accounts.ts';
import { seedCounters } from '../../bench/central/counters.ts';
import { createRandom } from '../random.ts';
import { startBank } from './bank.ts';
import { balances, compare } from './compare.ts';
import { createTally, createTeller } from './teller.ts';

const CHECK_EVERY = 20_000;
/** Few enough that tellers meet at the same account all the time. */
const MOST_ACCOUNTS = 200;

/**
 * Random operations of many tellers at a bank of several nodes, with repeated and cut requests and killed nodes; then everything
 * that was told is compared with everything that is booked. Prints figures and one summary line; answers whether all is right.
 */
async function main(): Promise<boolean> {
  const { values } = parseArgs({
    options: {
      operations: { type: 'string', default: '100000' },
      clients: { type: 'string', default: '16' },
      nodes: { type: 'string', default: '2' },
      kills: { type: 'string', default: '8' },
      seed: { type: 'string', default: '1' },
    },
  });
  const [operations, clients, nodes, kills, seed] = [values.operations, values.clients, values.nodes, values.kills, values.seed].map(
    Number,
  );
  if (operations === undefined || clients === undefined || nodes === undefined || kills === undefined || seed === undefined) return false;
  const say = (text: string): void => void process.stderr.write(`soak: ${text}\n`);
  const bank = await startBank(nodes, say);
  try {
    const counters = await seedCounters(bank.db, clients);
    const rows = await bank.db
      .selectFrom('accounts')
      .innerJoin('customers', 'customers.number', 'accounts.customer_number')
      .select(['accounts.number', 'accounts.state', 'customers.name as holder'])
      .orderBy('accounts.number')
      .execute();
    const ordinary = new Set(await ordinaryAccounts(bank.db, MOST_ACCOUNTS));
    const [accounts, odd] = [rows.filter(({ number }) => ordinary.has(number)), rows.filter(({ number }) => !ordinary.has(number))];
    const { business_date: businessDate } = await bank.db
      .selectFrom('business_days')
      .select('business_date')
      .where('branch_code', '=', '1001')
      .executeTakeFirstOrThrow();
    const before = await balances(bank.db);
    const tally = createTally();
    const tellers = counters.map((counter, index) =>
      createTeller(bank.port, counter, businessDate, createRandom(seed * 1_000 + index), tally),
    );
    const begun = performance.now();
    let nextCheck = CHECK_EVERY;
    let nextKill = kills > 0 ? Math.floor(operations / (kills + 1)) : Number.POSITIVE_INFINITY;
    let killed = 0;
    let broken = 0;
    const side: Promise<void>[] = [];
    await Promise.all(
      tellers.map(async (teller) => {
        while (tally.operations < operations) {
          if (tally.operations >= nextKill && killed < kills) {
            nextKill += Math.floor(operations / (kills + 1));
            killed += 1;
            say(`killing a node after ${tally.operations} operations`);
            side.push(bank.killOne(killed));
          }
          if (tally.operations >= nextCheck) {
            nextCheck += CHECK_EVERY;
            side.push(
              checkBooks(bank.db).then(({ results }) => {
                const bad = results.filter(({ offences }) => offences.length > 0);
                broken += bad.length;
                say(
                  `${tally.operations} operations: ${bad.length === 0 ? `${results.length} checks hold` : `BROKEN: ${bad.map(({ name }) => name).join('; ')}`}`,
                );
              }),
            );
          }
          await teller.operate(accounts, odd);
        }
      }),
    );
    await Promise.all(side);
    const seconds = (performance.now() - begun) / 1_000;
    for (const teller of tellers) teller.close();
    const { results } = await checkBooks(bank.db);
    const bad = results.filter(({ offences }) => offences.length > 0);
    for (const { name, offences } of bad) process.stdout.write(`BROKEN: ${name}: ${offences.join(', ')}\n`);
    const compared = await compare(bank.db, tally.answers, before);
    const faults = {
      broken: broken + bad.length,
      lost: compared.lost.length,
      doubled: compared.doubled.length,
      different: compared.different.length,
      contradictions: tally.contradictions.length,
      wrongBalances: compared.wrongBalances.length,
    };
    process.stdout.write(
      [
        `operations ${tally.operations} in ${seconds.toFixed(0)} s by ${clients} clients at ${nodes} nodes, seed ${seed}`,
        `accepted ${compared.accepted}, rejected ${compared.rejected}, refused at the quote ${tally.refusedAtQuote}`,
        `sent twice ${tally.duplicates}, cut ${tally.cuts}, nodes killed ${killed}, connections lost ${tally.lostConnections}, inquiries ${tally.inquiries}`,
        '',
      ].join('\n'),
    );
    const right = Object.values(faults).every((count) => count === 0);
    const details = Object.entries(faults)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
    process.stdout.write(
      right ? `soak: books balance, ${results.length} checks hold, no key lost, none posted twice\n` : `soak: FAILED: ${details}\n`,
    );
    return right;
  } finally {
    await bank.stop();
  }
}

main().then(
  (right) => process.exit(right ? 0 : 1),
  (error: unknown) => {
    process.stderr.write(`soak: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(2);
  },
);
