import { identifyCard } from '../../card/identify.ts';
import { createSwipeReader } from '../../card/swipe/driver.ts';
import { systemClock } from '../../clock.ts';
import { createHidTransport, hidConfigSchema, nodeHidBackend } from '../../transport/hid.ts';

// Runs inside umockdev-run: real node-hid, the transport and the driver of the product, and a device of the test's making.
const devices = await nodeHidBackend.devices();
const config = hidConfigSchema.parse({ kind: 'hid', vendorId: '0801', productId: '0002', usagePage: 0xff00 });
const transport = createHidTransport(config);
const reader = createSwipeReader({ transport, layout: 'magtek-sureswipe' });
reader.start();
while (reader.observed().device !== 'online') await new Promise<void>((resolve) => void systemClock.after(5, resolve));
const feature = await transport.sendFeature(Uint8Array.of(0, 0, 1, 0));
const version = await transport.getFeature(0, 25);
const card = identifyCard(reader, { timeoutMs: 5_000 });
// The device's script answers this report with the swipe.
const written = await transport.write(Uint8Array.of(0, 0xaa, 0x55));
const identified = await card;
await reader.stop();
process.stdout.write(
  JSON.stringify({
    devices,
    feature,
    version: version.ok ? Buffer.from(version.value).toString('hex') : version,
    written,
    card: identified,
  }),
);
