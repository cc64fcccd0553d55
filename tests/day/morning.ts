import { until } from './desk.ts';
import { attempt, type DayState, handed, traceOf } from './work.ts';

const KEEPER = '100180';
const SUPERVISOR = '100190';

/** The vault is counted by two people. */
export const countVault = async ({ branch }: DayState): Promise<void> => {
  const vault = branch.drawers.get('1001-T00');
  await branch.back.seat(KEEPER);
  await branch.back.do({ code: '0214', values: { denominations: vault?.counts() ?? {}, difference: 'none' }, witness: SUPERVISOR });
};

/** The day that the sandbox begins with is closed and the next one opened, so that the day that is played is a whole one. */
export const openDay = async (day: DayState): Promise<string> => {
  const { back, counters } = day.branch;
  await countVault(day);
  await back.seat(SUPERVISOR);
  const before = await back.client.must('branchDay.blockers', {});
  await back.do({ code: '0202', values: { businessDate: before.businessDate } });
  await back.do({ code: '0201', values: { businessDate: before.nextBusinessDate } });
  await back.leave();
  for (const desk of [back, ...counters])
    await until('the new day reaches every counter', async () => {
      const { businessDate, branchDay } = await desk.client.must('counter.state', {});
      return businessDate === before.nextBusinessDate && branchDay === 'open' ? true : null;
    });
  return before.nextBusinessDate;
};

export const openTill = async ({ branch }: DayState, at: 0 | 1, tellerId: string, tillId: string): Promise<void> => {
  const desk = branch.counters[at];
  const drawer = branch.drawers.get(tillId) ?? null;
  await desk.seat(tellerId);
  await desk.do({ code: '0211', values: { tillId, denominations: drawer?.counts() ?? {} } });
  desk.hold(drawer);
};

/** Cash out of the vault: the keeper gives with the supervisor beside them, the teller counts and says the token. */
export const vaultToTill = async ({ branch }: DayState, at: 0 | 1, tillId: string, pieces: Record<string, number>): Promise<void> => {
  const { back, counters, drawers } = branch;
  const desk = counters[at];
  await back.seat(KEEPER);
  const given = await back.do({
    code: '0221',
    values: { step: 'give', receiver: { tillId, tellerId: desk.teller() }, denominations: pieces },
    witness: SUPERVISOR,
  });
  drawers.get('1001-T00')?.take(pieces);
  const { token, row } = await handed(back, desk, traceOf(given));
  await desk.do({ code: '0221', values: { step: 'accept', transfer: await row(), denominations: pieces, token }, taken: pieces });
};

export const morning = async (day: DayState): Promise<void> => {
  await openTill(day, 0, '100101', '1001-T01');
  await openTill(day, 1, '100102', '1001-T02');
  await attempt(day, () => vaultToTill(day, 0, '1001-T01', { n100: 1_000, n50: 100 }));
};
