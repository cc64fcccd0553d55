import assert from 'node:assert/strict';
import { identifyCard } from '../../../devices/card/identify.ts';
import { createSwipeReader } from '../../../devices/card/swipe/driver.ts';
import { vendorDescriptor } from '../../../devices/testing/umockdev/description.ts';
import { createHidTransport, hidConfigSchema, nodeHidBackend } from '../../../devices/transport/hid.ts';
import { check, until } from './check.ts';
import { createUhidDevice } from './uhid.ts';

const TRACK2 = ';4761739001010119=22122011758928889?';
const PAN = '4761739001010119';
const LIMIT = { timeoutMs: 30_000 };

function swiped(): Uint8Array {
  const report = new Uint8Array(337);
  report[4] = TRACK2.length;
  report.set(Buffer.from(TRACK2, 'latin1'), 117);
  return report;
}

/** A MagTek swipe reader at /dev/uhid, by our transport and driver. */
export async function checkReader(): Promise<void> {
  const outputs: Uint8Array[] = [];
  const features: Uint8Array[] = [];
  const device = createUhidDevice({
    name: 'USB Swipe Reader',
    serialNumber: 'B0123',
    vendorId: 0x0801,
    productId: 0x0002,
    reportDescriptor: vendorDescriptor({ input: 337, output: 64, feature: 24 }),
    onOutput: (report) => outputs.push(report),
    feature: {
      get: () => Uint8Array.of(0, 0, 6, ...Buffer.from('21042840'), ...new Uint8Array(14)),
      set: (report) => features.push(report),
    },
  });
  const transport = createHidTransport(hidConfigSchema.parse({ kind: 'hid', vendorId: '0801', productId: '0002', serialNumber: 'B0123' }));
  const reader = createSwipeReader({ transport, layout: 'magtek-sureswipe' });
  reader.start();
  const online = () => until('the reader comes online', () => reader.observed().device === 'online');
  const readWhile = async (act: () => void) => {
    const card = identifyCard(reader, LIMIT);
    await until('the reader waits for a card', () => reader.observed().device === 'deviceBusy');
    act();
    return card;
  };

  await check('reader: found by vendor, product and serial number, with its usage', async () => {
    await online();
    const entry = (await nodeHidBackend.devices()).find(({ vendorId, productId }) => vendorId === 0x0801 && productId === 0x0002);
    assert.deepEqual(
      { page: entry?.usagePage, usage: entry?.usage, serial: entry?.serialNumber },
      { page: 0xff00, usage: 1, serial: 'B0123' },
    );
  });
  await check('reader: a swiped card is identified from one report of 337 bytes', async () => {
    const card = await readWhile(() => device.input(swiped()));
    assert.equal(card.ok && card.value.pan, PAN);
  });
  await check('reader: an output report reaches it', async () => {
    assert.equal((await transport.write(Uint8Array.of(0, 0xaa, 0x55, ...new Uint8Array(62)))).ok, true);
    await until('the report arrives', () => outputs.length > 0);
    assert.equal(
      Buffer.from(outputs[0] ?? [])
        .toString('hex')
        .slice(0, 6),
      '00aa55',
    );
  });
  await check('reader: feature reports, both ways', async () => {
    assert.equal((await transport.sendFeature(Uint8Array.of(0, 1, 2, ...new Uint8Array(22)))).ok, true);
    assert.equal(
      Buffer.from(features[0] ?? [])
        .toString('hex')
        .slice(0, 6),
      '000102',
    );
    const got = await transport.getFeature(0, 25);
    assert.equal(got.ok && Buffer.from(got.value).toString('latin1').includes('21042840'), true);
  });
  await check('reader: pulled out while it waits for a card', async () => {
    const card = await readWhile(() => device.unplug());
    assert.equal(!card.ok && card.error.code, 'deviceNotReady');
    await until('it is gone', () => reader.observed().device === 'noDevice');
  });
  await check('reader: plugged in again, it reads', async () => {
    device.plug();
    await online();
    const card = await readWhile(() => device.input(swiped()));
    assert.equal(card.ok && card.value.pan, PAN);
  });
  await reader.stop();
  device.unplug();
  device.close();
}
