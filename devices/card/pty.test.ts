import { afterEach, describe, expect, it } from 'vitest';
import { findSocat } from '../emulators/tally-csi/pty.ts';
import { identifyCard } from './identify.ts';
import { aCard, eventually, MAKES, type MakeName, openPty, PAN, settleLive } from './testing/bench.ts';

const missing = findSocat() === null;
if (missing) process.stderr.write('skipped: tests over pseudo-terminals need socat (Debian: apt-get install socat)\n');

describe.skipIf(missing).each(Object.keys(MAKES) as MakeName[])('%s over a real serial port and a pseudo-terminal', (name) => {
  let close = async () => {};
  afterEach(() => close());

  it('takes a card, finds out whose it is, gives it back and sees it taken', async () => {
    const make = MAKES[name];
    const emulator = make.emulator({});
    const line = await openPty(emulator.attach, make.line);
    const driver = make.driver({ transport: line.transport, clock: line.clock });
    close = async () => {
      await driver.stop();
      await line.close();
    };
    const run = <T>(promise: Promise<T>) => settleLive(line.clock, promise);
    driver.start();
    await eventually(() => driver.observed().device === 'online');
    const identified = identifyCard(driver, { timeoutMs: 60_000 });
    await eventually(() => emulator.state().permitted);
    emulator.insert(aCard());
    expect(await run(identified)).toMatchObject({ ok: true, value: { pan: PAN, source: name === 'sankyo' ? 'stripe' : 'chip' } });
    expect(await run(driver.move('exit'))).toMatchObject({ ok: true });
    const gone = driver.waitForRemoval({ timeoutMs: 60_000 });
    emulator.take();
    expect(await run(gone)).toMatchObject({ ok: true });
    emulator.unplug();
    // A line does not always tell of its end; then it is the heartbeat that notices.
    await eventually(() => {
      line.clock.advance(50);
      return driver.observed().device !== 'online';
    });
  });
});
