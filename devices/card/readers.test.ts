import { afterEach, describe, expect, it } from 'vitest';
import type { CardEvent } from './reader.ts';
import { aCard, type CardBench, createCardBench, MAKES, type MakeName } from './testing/bench.ts';

let bench: CardBench;
const setUp = async (make: MakeName, delayMs = 0) => {
  bench = createCardBench(MAKES[make], delayMs);
  await bench.online();
};
const settle = <T>(promise: Promise<T>) => bench.clock.settle(promise);
const inside = async () => {
  await settle(bench.driver.permitInsertion(true));
  expect(bench.emulator.insert(aCard())).toBe(true);
};
const makes = Object.keys(MAKES) as MakeName[];
const withTracks = makes.filter((name) => name !== 'crt');
const HUMAN = { timeoutMs: 30_000 };

afterEach(async () => {
  await bench.driver.stop();
  expect(bench.clock.pending()).toBe(0);
});

describe.each(makes)('%s', (make) => {
  it('opens the slot, waits for a card and closes it again', async () => {
    await setUp(make);
    const events: CardEvent[] = [];
    const read = bench.driver.readRawData([], { ...HUMAN, onEvent: (event) => events.push(event) });
    bench.clock.after(5_000, () => {
      expect(bench.driver.observed().device).toBe('deviceBusy');
      expect(bench.emulator.insert(aCard())).toBe(true);
    });
    expect(await settle(read)).toMatchObject({ ok: true });
    expect(events).toEqual(['insertCard', 'mediaInserted']);
    expect(bench.driver.observed()).toMatchObject({ device: 'online', media: 'present' });
    expect(bench.emulator.state().permitted).toBe(false);
  });

  it('gives up when nobody comes, and leaves the slot closed', async () => {
    await setUp(make);
    expect(await settle(bench.driver.readRawData([2], HUMAN))).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    expect(bench.emulator.state().permitted).toBe(false);
    expect(bench.emulator.insert(aCard())).toBe(false);
  });

  it('is canceled while waiting, and leaves the slot closed', async () => {
    await setUp(make);
    const controller = new AbortController();
    const read = bench.driver.readRawData([2], { ...HUMAN, signal: controller.signal });
    bench.clock.after(1_000, () => controller.abort());
    expect(await settle(read)).toMatchObject({ ok: false, error: { code: 'canceled' } });
    expect(bench.emulator.state().permitted).toBe(false);
  });

  it('gives the card back and sees it taken', async () => {
    await setUp(make);
    await inside();
    expect(await settle(bench.driver.move('exit'))).toMatchObject({ ok: true });
    expect(bench.driver.observed().media).toBe('entering');
    const gone = bench.driver.waitForRemoval(HUMAN);
    bench.clock.after(3_000, () => expect(bench.emulator.take()?.id).toBe('card-1'));
    expect(await settle(gone)).toMatchObject({ ok: true });
    expect(bench.driver.observed().media).toBe('notPresent');
  });

  it('says when a card is not taken', async () => {
    await setUp(make);
    await inside();
    await settle(bench.driver.move('exit'));
    expect(await settle(bench.driver.waitForRemoval({ timeoutMs: 10_000 }))).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    expect(await settle(bench.driver.move('transport'))).toMatchObject({ ok: true });
    expect(bench.driver.observed().media).toBe('present');
  });

  it('powers a chip and powers it off', async () => {
    await setUp(make);
    await inside();
    const on = await settle(bench.driver.chipPower('cold'));
    expect(on.ok && Buffer.from(on.value.atr).toString('hex')).toBe('3b6500002063cb6800');
    expect(bench.emulator.state().contacts).toBe('on');
    expect(await settle(bench.driver.chipPower('off'))).toMatchObject({ ok: true });
    expect(bench.emulator.state().contacts).not.toBe('on');
  });

  it('powers no chip of a jammed card', async () => {
    await setUp(make);
    await inside();
    bench.emulator.fault({ kind: 'jam' });
    expect(await settle(bench.driver.chipPower('cold'))).toMatchObject({ ok: false });
    expect(bench.emulator.state().contacts).toBe('off');
  });

  it('says that a card has no chip', async () => {
    await setUp(make);
    await settle(bench.driver.permitInsertion(true));
    bench.emulator.insert(aCard({ chip: null }));
    expect(await settle(bench.driver.chipPower('cold'))).toMatchObject({ ok: false, error: { code: 'atrNotObtained' } });
  });

  it.each([1, 2])('gets an answer although %i in a row arrive with a wrong bit', async (count) => {
    await setUp(make);
    bench.emulator.spoilReplies(count);
    expect(await settle(bench.driver.status())).toMatchObject({ ok: true, value: { media: 'notPresent' } });
  });

  it('says so when every answer is wrong', async () => {
    await setUp(make);
    bench.emulator.spoilReplies(100);
    const status = await settle(bench.driver.status());
    expect(status).toMatchObject({ ok: false, error: { code: expect.stringMatching(/hardwareError|timeOut/) } });
    bench.emulator.clearFault();
    expect(await settle(bench.driver.status())).toMatchObject({ ok: true });
  });

  it('sends a command again that arrived with a wrong bit', async () => {
    await setUp(make);
    for (let afterBytes = 0; afterBytes < 8; afterBytes += 1) {
      bench.emulator.fault({ kind: 'corrupt', afterBytes });
      expect(await settle(bench.driver.status()), `byte ${afterBytes}`).toMatchObject({ ok: true });
      bench.emulator.clearFault();
    }
  });

  it('finds its answers among noise', async () => {
    await setUp(make);
    bench.emulator.fault({ kind: 'garbage' });
    expect(await settle(bench.driver.status())).toMatchObject({ ok: true });
  });

  it('ends within its limits when the reader falls silent, and comes back', async () => {
    await setUp(make);
    bench.emulator.fault({ kind: 'silence' });
    const from = bench.clock.now();
    expect(await settle(bench.driver.status())).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    expect(bench.clock.now() - from).toBeLessThan(200_000);
    bench.emulator.clearFault();
    expect(await settle(bench.driver.status())).toMatchObject({ ok: true });
  });

  it('tells of a pulled plug at once, and is there again afterwards', async () => {
    await setUp(make);
    const waiting = bench.driver.readRawData([2], HUMAN);
    bench.clock.after(1_000, () => bench.emulator.unplug());
    expect(await settle(waiting)).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
    expect(['offline', 'noDevice']).toContain(bench.driver.observed().device);
    bench.emulator.plug();
    await bench.online();
    expect(await settle(bench.driver.status())).toMatchObject({ ok: true });
  });

  it('initialises a reader that was switched off and on', async () => {
    await setUp(make);
    bench.emulator.restart();
    await settle(bench.driver.status());
    // The first question may be refused; the next one finds the reader ready, or a reset does.
    if (!(await settle(bench.driver.status())).ok) await settle(bench.driver.reset('currentPosition'));
    expect(await settle(bench.driver.status())).toMatchObject({ ok: true });
  });

  it('ends what is pending when it stops', async () => {
    await setUp(make);
    const read = bench.driver.readRawData([2], HUMAN);
    let ended = false;
    void read.finally(() => {
      ended = true;
    });
    bench.clock.after(2_000, () => void bench.driver.stop());
    expect(await settle(read)).toMatchObject({ ok: false, error: { code: expect.stringMatching(/canceled|deviceNotReady/) } });
    expect(ended).toBe(true);
  });

  it('refuses to move a jammed card, and works again when it is freed', async () => {
    await setUp(make);
    await inside();
    bench.emulator.fault({ kind: 'jam' });
    const moved = await settle(bench.driver.move('exit'));
    expect(moved).toMatchObject({ ok: false, error: { code: make === 'omron' ? 'mediaJam' : 'hardwareError' } });
    expect(bench.driver.observed().device).toBe('hardwareError');
    bench.emulator.clearFault();
    expect(await settle(bench.driver.reset('exit'))).toMatchObject({ ok: true });
    expect(bench.emulator.state().place).toBe('slot');
    expect(bench.driver.observed().device).toBe('online');
  });

  it('answers in the order of the calls, with delays', async () => {
    await setUp(make, 50);
    const order: number[] = [];
    await settle(Promise.all([1, 2, 3].map((n) => bench.driver.status().then(() => order.push(n)))));
    expect(order).toEqual([1, 2, 3]);
  });
});

describe.each(withTracks)('%s reads stripes', (make) => {
  it('track by track', async () => {
    await setUp(make);
    await inside();
    expect(await settle(bench.driver.readRawData([1, 2, 3], HUMAN))).toEqual({
      ok: true,
      value: {
        track1: { status: 'ok', data: aCard().track1 },
        track2: { status: 'ok', data: aCard().track2 },
        track3: { status: 'dataMissing' },
      },
    });
  });

  it('and keeps a card on request', async () => {
    await setUp(make);
    await inside();
    expect(await settle(bench.driver.move('unit1'))).toMatchObject({ ok: true });
    expect(bench.emulator.state().bin).toEqual(['card-1']);
  });
});

it('a capability that a make lacks is refused, and nothing is sent', async () => {
  await setUp('sankyo');
  const before = bench.emulator.state().bytesTaken;
  expect(await settle(bench.driver.chipIO(Uint8Array.of(0, 0xa4, 4, 0)))).toMatchObject({
    ok: false,
    error: { code: 'unsupportedCommand' },
  });
  await bench.driver.stop();
  await setUp('crt');
  expect(await settle(bench.driver.move('unit1'))).toMatchObject({ ok: false, error: { code: 'unsupportedCommand' } });
  expect(before).toBeGreaterThan(0);
});
