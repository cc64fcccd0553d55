import { systemClock } from '../../clock.ts';
import { createIdTechPinPad } from '../../pin-pad/id-tech/driver.ts';
import { createHidTransport, hidConfigSchema } from '../../transport/hid.ts';

// Runs inside umockdev-run, as the swipe reader's program does.
const transport = createHidTransport(hidConfigSchema.parse({ kind: 'hid', vendorId: '0acd', productId: '0630' }));
const pad = createIdTechPinPad({ transport, settings: { link: 'hid' } });
pad.start();
while (pad.observed().device !== 'online') await new Promise<void>((resolve) => void systemClock.after(5, resolve));
const version = await pad.firmwareVersion();
let asked = false;
const pin = await pad.getPin(
  { accountNumber: '4761739001010119', minLen: 4, maxLen: 12, format: 'iso0', key: { kind: 'dukpt' }, timeoutMs: 5_000 },
  {
    onEntryStarted: () => {
      asked = true;
    },
  },
);
await pad.stop();
process.stdout.write(JSON.stringify({ version, asked, pin }));
