import { until } from './desk.ts';
import { freeze, unfreeze } from './specials.ts';
import { attempt, type DayState, deposit, keyOf } from './work.ts';

/**
 * The first counter's line is cut. Deposits go on; meanwhile one of the accounts is frozen from the second counter, so that its deposit finds
 * no home when the line is mended: it becomes suspended cash with a task, which is settled.
 */
export const offlineStretch = async (day: DayState, count: number): Promise<void> => {
  const { branch, holders, random } = day;
  const [one, two] = branch.counters;
  const doomed = holders[5]?.account ?? '';
  await until('what an offline counter goes by has been fetched', async () => {
    const { parametersFetchedAt } = await one.client.must('offline.queue', {});
    return parametersFetchedAt;
  });
  const others = holders.filter(({ account }) => account !== doomed);
  branch.line.cut();
  const taken = [];
  for (let n = 0; n < count; n++) {
    const account = n === 0 ? doomed : random.pick(others).account;
    taken.push(await deposit(one, account, BigInt(random.int(1, 90)) * 10_000n));
  }
  const queued = taken.filter(({ stage }) => stage === 'queued');
  if (queued.length !== taken.length) day.problems.push(`${taken.length - queued.length} deposits were not taken in offline`);
  await attempt(day, () => freeze(two, doomed, 2));
  branch.line.mend();
  await until('the counter is online again', async () => ((await one.client.must('counter.state', {})).central === 'online' ? true : null));
  for (const view of queued) await attempt(day, () => one.settle(keyOf(view)));
  await attempt(day, () => unfreeze(two, doomed));
  const { suspended } = await one.client.must('offline.suspended', {});
  for (const { number, accountNumber } of suspended)
    await attempt(day, () =>
      one.do({ code: '1504', values: { number, to: 'account', accountNumber: accountNumber ?? doomed, reason: '冻结已解除，补记入账' } }),
    );
  if (suspended.length !== 1) day.problems.push(`${suspended.length} deposits were suspended, not the one of the frozen account`);
};
