import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sandboxDevice, tellersOf } from '../../build/dev/sandbox/bank.ts';
import { startVirtualCounter } from '../../build/dev/sandbox/services.ts';
import type { AccountNumber } from '../../contract/primitives.ts';
import { tallyProfile } from '../../devices/index.ts';
import { ordinaryAccounts } from '../bench/central/accounts.ts';
import { startBank } from '../soak/central/bank.ts';
import { createRandom } from '../soak/random.ts';
import { createCounts } from './counts.ts';
import { compileFaults, type PcFaults } from './faults.ts';
import { judgeBooks, judgeCounter } from './judge.ts';
import { startPc } from './pc.ts';
import { CHAOS_POINTS } from './points.ts';
import { createLine } from './proxy.ts';
import { createChaosTeller } from './teller.ts';

/**
 * Tellers work through real agents while everything around them fails: agents and central are killed, requests and answers lost, late and
 * repeated, the disk full, the printer unplugged, the clock set. Afterwards what was told, what is written and what is booked is compared.
 * Prints figures and one summary line; ends with 1 when anything was lost, doubled or wrong.
 */

const DEVICES = ['PC-1001-01', 'PC-1001-02'] as const;
/** A kill each so many milliseconds, on the whole: some 280 in ten minutes, and those at a named point. */
const BETWEEN_KILLS_MS = 1_900;
const ACCOUNTS = 80;
const FINISH_MS = 120_000;

const say = (text: string): void => void process.stderr.write(`chaos: ${text}\n`);
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const main = async (): Promise<boolean> => {
  const { values } = parseArgs({ options: { seconds: { type: 'string', default: '600' }, seed: { type: 'string', default: '1' } } });
  const [seconds, seed] = [Number(values.seconds), Number(values.seed)];
  if (!(seconds > 0) || !Number.isInteger(seed)) throw new Error('npm run chaos -- [--seconds N] [--seed N]');
  const folder = await mkdtemp(join(tmpdir(), 'guitai-chaos-'));
  await chmod(folder, 0o755);
  const counts = createCounts();
  const random = createRandom(seed);
  const faultsOf = compileFaults(folder);
  if (faultsOf === null) say('no C compiler: the disk is never full and the clock is never set in this run');
  const bank = await startBank(2, say);
  const printer = await startVirtualCounter({ dataDir: join(folder, 'printer'), logDir: join(folder, 'logs') });
  const ends: (() => Promise<void>)[] = [];
  try {
    const numbers = await ordinaryAccounts(bank.db, ACCOUNTS);
    const holders = await bank.db
      .selectFrom('accounts')
      .innerJoin('customers', 'customers.number', 'accounts.customer_number')
      .select(['accounts.number', 'customers.name'])
      .where('accounts.number', 'in', numbers)
      .execute();
    const accounts = holders.map(({ number, name }) => ({ number: number as AccountNumber, holder: name }));

    const counters = await Promise.all(
      DEVICES.map(async (id, index) => {
        const device = sandboxDevice(id);
        const own = createRandom(seed * 1_000 + index);
        const faults: PcFaults | null = faultsOf?.(id) ?? null;
        const line = await createLine({ target: () => bank.port(), random: own, counts });
        const prints = index === 0;
        const pc = await startPc({
          name: id,
          folder,
          config: {
            instanceId: randomUUID(),
            databaseKey: String(index + 1).repeat(64),
            central: { url: `http://127.0.0.1:${line.port}`, deviceId: device.id, deviceSecret: device.secret },
            devices: prints ? [JSON.parse(JSON.stringify(tallyProfile(printer.printer)))] : [],
            virtualCounter: prints ? { url: printer.control, token: printer.token } : null,
            sandbox: true,
          },
          env: faults?.env ?? {},
          nextCrash: () => (own.chance(0.5) ? `${own.pick(CHAOS_POINTS)}#${own.int(1, 12)}` : null),
          onKilled: (atPoint) => {
            counts.kills += 1;
            if (atPoint) counts.atPoints += 1;
          },
        });
        const person = tellersOf(device).filter(({ roles }) => roles.includes('teller'))[index];
        if (person === undefined) throw new Error(`No teller for ${id}`);
        const teller = createChaosTeller({ pc, tellerId: person.id, password: person.password, accounts, prints, random: own, counts });
        ends.push(async () => {
          await pc.stop();
          await line.stop();
          faults?.end();
        });
        return { device, line, pc, teller, faults, own };
      }),
    );

    const work = counters.map(({ teller }) => teller.work());
    const begun = performance.now();
    let nextReport = 30_000;
    while (performance.now() - begun < seconds * 1_000) {
      await pause(random.int(BETWEEN_KILLS_MS / 2, (BETWEEN_KILLS_MS * 3) / 2));
      const fate = random.next();
      const counter = random.pick(counters);
      if (fate < 0.62) counter.pc.kill();
      else if (fate < 0.84) {
        counts.kills += 1;
        // Not waited for: the other node serves meanwhile, and tellers work on.
        void bank.killOne(random.int(0, 1)).catch((error: unknown) => say(`a node did not come back: ${String(error)}`));
      } else if (fate < 0.9 && counter.faults !== null) {
        counts.diskFull += 1;
        counter.faults.fillDisk(random.int(1, 30));
      } else if (fate < 0.95 && counter.faults !== null) {
        counts.clockJumps += 1;
        counter.faults.setClock(random.pick([-3_600, -90, 45, 90]));
        void pause(2_000).then(() => counter.faults?.setClock(0));
      } else if (counter === counters[0]) {
        counts.unplugged += 1;
        const client = await counter.pc.client().catch(() => null);
        await client?.call('virtualCounter.fault', { fault: 'unplug' }).catch(() => undefined);
      }
      if (performance.now() - begun > nextReport) {
        nextReport += 30_000;
        say(`${Math.round((performance.now() - begun) / 1_000)} s: ${counts.transactions} transactions, ${counts.kills} kills`);
      }
    }

    say('the storm is over; everything unfinished is looked after');
    for (const { teller, line, pc, faults } of counters) {
      teller.stop();
      line.calm();
      pc.calm();
      faults?.setClock(0);
      faults?.fillDisk(0);
    }
    await Promise.all(work);
    // Agents that still have a point to die at are started once more.
    for (const { pc } of counters) pc.kill();
    await pause(500);
    const finished = await Promise.all(counters.map(({ teller }) => teller.finish(FINISH_MS)));
    const verdicts = await Promise.all(
      counters.map(async ({ device, pc, teller }) => judgeCounter(bank.db, device.id, await pc.client(), teller.told)),
    );
    const wrong = [
      ...verdicts.flatMap((each) => each.wrong),
      ...(await judgeBooks(bank.db)),
      ...finished.flatMap((done, index) => (done ? [] : [`${DEVICES[index]} did not finish`])),
    ];
    const [lost, doubled] = [verdicts.flatMap((each) => each.lost), verdicts.flatMap((each) => each.doubled)];
    for (const problem of [...lost, ...doubled, ...wrong].slice(0, 40)) say(problem);
    const accepted = verdicts.reduce((sum, each) => sum + each.accepted, 0);
    console.log(
      [
        `seed ${seed}, ${seconds} s: ${accepted} transactions accepted, ${counts.printed} prints confirmed, ${counts.captured} taken offline`,
        `${counts.kills} kills (${counts.atPoints} runs with a named point), ${counts.cuts} cuts, ${counts.delays} delays, ${counts.duplicates} duplicates sent, ${counts.partitions} partitions`,
        `${counts.inDoubtResolved} in doubt resolved, ${counts.diskFull} times a full disk, ${counts.clockJumps} clock jumps, ${counts.unplugged} times unplugged`,
        `lost ${lost.length}, doubled ${doubled.length}, wrong ${wrong.length}`,
      ].join('\n'),
    );
    return lost.length + doubled.length + wrong.length === 0;
  } finally {
    for (const end of ends) await end().catch(() => undefined);
    await printer.child.stop();
    await bank.stop();
    await rm(folder, { recursive: true, force: true });
  }
};

process.exitCode = (await main()) ? 0 : 1;
