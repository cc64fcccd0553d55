import { z } from 'zod';
import { createDeviceManager, type DeviceManager } from '../../../devices/manager.ts';
import { deviceProfilesSchema, usualProfile } from '../../../devices/profiles.ts';
import { aJob } from '../../../devices/testing/bench.ts';

// The process that keeps the devices, as the agent does: it answers its parent while all of them work.
const message = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('profiles'), profiles: deviceProfilesSchema }),
  z.object({ kind: z.literal('work') }),
  z.object({ kind: z.literal('ping'), n: z.number() }),
]);

let manager: DeviceManager | null = null;
const done: Record<string, number> = {};
const failed: Record<string, string> = {};

/** What a dozen bytes there and back take at 9600 baud, the speed of most of these devices; a pseudo-terminal takes no time, and no device is that fast. */
const LINE_MS = 12;

/** One thing after another on every device, at the pace that its line would allow. */
function work(devices: DeviceManager): void {
  const turns: Readonly<Record<string, (id: string) => Promise<{ readonly ok: boolean }>>> = {
    passbookPrinter: async (id) => devices.passbookPrinter(id)?.printLines(aJob(1, 2, 3)) ?? { ok: false },
    receiptPrinter: async (id) =>
      devices.receiptPrinter(id)?.print([
        { kind: 'text', text: '存款凭条' },
        { kind: 'pair', label: '金额', value: '1,000.00' },
      ]) ?? { ok: false },
    cardReader: async (id) => devices.cardReader(id)?.readRawData([1, 2], { timeoutMs: 5_000 }) ?? { ok: false },
    idCardReader: async (id) => devices.idCardReader(id)?.status() ?? { ok: false },
    pinPad: async (id) => devices.pinPad(id)?.status() ?? { ok: false },
  };
  for (const { id, class: kind } of devices.list()) {
    const again = async (): Promise<void> => {
      for (;;) {
        const result = await turns[kind]?.(id);
        if (result?.ok === true) done[id] = (done[id] ?? 0) + 1;
        else failed[id] = JSON.stringify(result);
        await new Promise((resolve) => setTimeout(resolve, LINE_MS));
      }
    };
    void again();
  }
}

process.on('message', (raw) => {
  const asked = message.parse(raw);
  if (asked.kind === 'ping') process.send?.({ n: asked.n, devices: manager?.list() ?? [], done, failed });
  else if (asked.kind === 'profiles') {
    manager = createDeviceManager({ profiles: asked.profiles.map(usualProfile) });
    void manager.start();
  } else if (manager !== null) work(manager);
});
process.on('disconnect', () => process.exit(0));
