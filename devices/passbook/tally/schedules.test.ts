import { describe, expect, it } from 'vitest';
import { createMemoryShelf, runsOf } from '../../emulators/tally-csi/book.ts';
import { COMPLETION_CODES, DEVICE_STATES, PRINTER_CODES } from '../../errors.ts';
import { aBook, aJob, createBench, letterOf, until } from '../../testing/bench.ts';
import { createRandom, type Random } from '../../testing/random.ts';
import { drawSchedule, type Schedule } from '../../testing/schedule.ts';

/** Another first seed looks at other schedules: GUITAI_SEED=12345. A failure names the seed that repeats it alone. */
const FIRST_SEED = Number(process.env.GUITAI_SEED ?? '1');
const SCHEDULES = 1_000;
/** Each line has its own limit of a minute and its time for writing; resynchronising, asking and ejecting come on top. */
const DEADLINE_MS = 6 * 70_000 + 120_000;
const CODES: readonly string[] = [...COMPLETION_CODES, ...PRINTER_CODES];

/** One bad day at the counter: the teller goes on with what is not in the book until it is, and faults go on for the first two tries. */
async function live(seed: number, random: Random): Promise<{ readonly tries: number; readonly failures: string[] }> {
  const lines = [1, 2, 3].slice(0, random.int(1, 3));
  const first = drawSchedule(random);
  const shelf = createMemoryShelf();
  const bench = createBench({ shelf, printDelayMs: first.printDelayMs });
  const { clock, driver, emulator } = bench;
  const book = () => shelf.load('PB000001') ?? aBook();
  /** How often a line's ink is there, whole or in parts; a line has three texts. */
  const copies = (line: number) => Math.ceil(runsOf(book()).filter(({ text }) => text.includes(letterOf(line))).length / 3);
  const saidInDoubt = new Map<number, number>();
  const failures: string[] = [];
  const where = (what: string) => `seed ${seed}, try ${failures.length + 1}: ${what}`;
  const play = ({ happenings }: Schedule): (() => void)[] =>
    happenings.map(({ atMs, what }) =>
      clock.after(atMs, () => {
        if (typeof what === 'object') emulator.fault(what.fault);
        else if (what === 'clear') emulator.clearFault();
        else emulator[what]();
      }),
    );

  await bench.online();
  let todo = lines;
  let tries = 0;
  while (todo.length > 0) {
    tries += 1;
    expect(tries, where('the teller gets to the end')).toBeLessThan(12);
    if (emulator.state().book === null) emulator.insert(book());
    const before = new Map(lines.map((line) => [line, copies(line)]));
    const cancelPlay = tries === 1 ? play(first) : tries === 2 ? play(drawSchedule(random)) : [];
    const from = clock.now();
    const result = await clock.settle(driver.printLines(aJob(...todo)));
    expect(clock.now() - from, where('within the deadline')).toBeLessThanOrEqual(DEADLINE_MS);
    for (const cancel of cancelPlay) cancel();
    const linesMaybePrinted = result.ok ? [] : result.error.linesMaybePrinted;
    const { linesConfirmed } = result.ok ? result.value : result.error;

    expect(todo.slice(0, linesConfirmed.length), where('confirmed from the first on')).toEqual(linesConfirmed);
    expect(linesMaybePrinted.length, where('one line in doubt at most')).toBeLessThanOrEqual(1);
    for (const line of linesConfirmed) expect(copies(line), where(`confirmed line ${line} is on the paper`)).toBeGreaterThan(0);
    for (const line of lines.filter((each) => !linesConfirmed.includes(each) && !linesMaybePrinted.includes(each))) {
      expect(copies(line), where(`line ${line} was not named and is untouched`)).toBe(before.get(line));
    }
    for (const line of linesMaybePrinted) saidInDoubt.set(line, (saidInDoubt.get(line) ?? 0) + 1);
    if (result.ok) expect(linesConfirmed, where('done is done')).toEqual(todo);
    else {
      expect(CODES, where('a named error')).toContain(result.error.code);
      failures.push(result.error.code);
    }
    expect(DEVICE_STATES, where('a named state')).toContain(driver.observed().device);

    // Somebody comes and puts it right; what the printer still holds it finishes, or a reset drops it.
    emulator.clearFault();
    emulator.plug();
    await clock.settle(until(() => driver.observed().device === 'online', clock));
    // What a reset cannot make the printer forget, its switch does; the next book would have it otherwise.
    if (!result.ok && !(await clock.settle(driver.reset())).ok) emulator.restart();
    await clock.settle(until(() => driver.observed().device === 'online', clock));
    // Then the teller looks: what was in doubt and is there is not printed again.
    todo = todo.filter((line) => !linesConfirmed.includes(line) && !(linesMaybePrinted.includes(line) && copies(line) > 0));
  }

  for (const line of lines) {
    expect(copies(line), where(`line ${line} is in the book`)).toBeGreaterThan(0);
    expect(copies(line), where(`line ${line} is not there more often than was said`)).toBeLessThanOrEqual(1 + (saidInDoubt.get(line) ?? 0));
  }
  await driver.stop();
  // A slow printer may still be moving; the driver is not.
  if (first.printDelayMs === 0) expect(clock.pending(), where('timers left')).toBe(0);
  return { tries, failures };
}

describe(`${SCHEDULES} random schedules of faults, from seed ${FIRST_SEED}`, () => {
  it('no line is confirmed that is not on paper, none is printed twice unsaid, and every day ends with the lines in the book', async () => {
    const seen = new Set<string>();
    let failed = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed += 1) {
      const { failures } = await live(seed, createRandom(seed));
      for (const code of failures) seen.add(code);
      if (failures.length > 0) failed += 1;
    }
    // Schedules that hurt nobody would prove nothing.
    expect(failed).toBeGreaterThan(SCHEDULES / 3);
    expect([...seen].sort()).toEqual(expect.arrayContaining(['deviceNotReady', 'mediaJammed', 'paperOut', 'timeOut']));
  }, 60_000);
});
