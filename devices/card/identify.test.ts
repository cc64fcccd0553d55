import { afterEach, describe, expect, it } from 'vitest';
import { createScriptedChip, paymentChip } from '../emulators/omron/chip.ts';
import { identifyCard } from './identify.ts';
import { aCard, type CardBench, createCardBench, MAKES, type MakeName, OTHER_PAN, PAN } from './testing/bench.ts';

let bench: CardBench;
const settle = <T>(promise: Promise<T>) => bench.clock.settle(promise);
afterEach(async () => {
  await bench.driver.stop();
  expect(bench.clock.pending()).toBe(0);
});

describe('whose card it is', () => {
  const identify = async (make: MakeName, over: Parameters<typeof aCard>[0] = {}) => {
    bench = createCardBench(MAKES[make]);
    await bench.online();
    await settle(bench.driver.permitInsertion(true));
    bench.emulator.insert(aCard(over));
    return settle(identifyCard(bench.driver, { timeoutMs: 30_000 }));
  };

  it.each(['omron', 'crt'] as const)('%s: the chip says it', async (make) => {
    expect(await identify(make)).toEqual({
      ok: true,
      value: { source: 'chip', pan: PAN, name: 'ZHANG/SAN', expiry: '3012', sequence: '01', fallback: null },
    });
  });

  it('refuses a card whose chip and stripe disagree', async () => {
    const chip = paymentChip({ pan: OTHER_PAN, expiry: '3012', name: 'LI/SI' });
    const result = await identify('omron', { chip });
    expect(result).toMatchObject({ ok: false, error: { code: 'invalidMedia', message: 'chip and stripe name different cards' } });
    expect(JSON.stringify(result)).not.toMatch(/\d{8}/);
  });

  it('takes the stripe where there is no chip, and says why', async () => {
    const plain = { chip: null, track1: null, track2: `;${PAN}=30121010000000?` };
    expect(await identify('omron', plain)).toMatchObject({
      ok: true,
      value: { source: 'stripe', pan: PAN, fallback: { reason: 'noChip', code: 'atrNotObtained' } },
    });
  });

  it('takes the stripe of a card whose chip is silent, and says that there should be one', async () => {
    expect(await identify('omron', { chip: null })).toMatchObject({
      ok: true,
      value: { fallback: { reason: 'chipFailed', code: 'atrNotObtained' } },
    });
  });

  it('takes the stripe on a reader that cannot speak with chips', async () => {
    expect(await identify('sankyo')).toMatchObject({ ok: true, value: { source: 'stripe', fallback: { reason: 'noChipReader' } } });
  });

  it('takes no stripe for a blocked chip', async () => {
    const chip = createScriptedChip({ '00A404000E315041592E5359532E4444463031': '6A81' });
    expect(await identify('omron', { chip })).toMatchObject({ ok: false, error: { code: 'invalidMedia', message: 'the card is blocked' } });
  });
});
