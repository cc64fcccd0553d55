import assert from 'node:assert/strict';
import { systemCiphers } from '../../../devices/crypto/ciphers/select.ts';
import { dukptFromBdk } from '../../../devices/emulators/pin-pad/keys.ts';
import { createEmulatedIdTechPad } from '../../../devices/emulators/pin-pad-idtech/pad.ts';
import { createIdTechPinPad } from '../../../devices/pin-pad/id-tech/driver.ts';
import { aRequest, BDK, decipher, FIRST_KSN } from '../../../devices/pin-pad/testing.ts';
import { vendorDescriptor } from '../../../devices/testing/umockdev/description.ts';
import { createHidTransport, hidConfigSchema } from '../../../devices/transport/hid.ts';
import { check, until } from './check.ts';
import { createGadget } from './gadget.ts';

/** A SmartPIN K100 on USB, by our transport and driver; the emulator behind the cable is the one of the virtual counter. */
export async function checkPad(): Promise<void> {
  const gadget = createGadget({
    vendorId: '0acd',
    productId: '0630',
    product: 'SmartPIN K100',
    serialNumber: 'K0001',
    reportDescriptor: vendorDescriptor({ input: 64, output: 64 }),
  });
  const pad = createEmulatedIdTechPad({ link: 'hid' });
  pad.setEngine(dukptFromBdk(systemCiphers(), BDK, FIRST_KSN));
  pad.attach(gadget.socket);
  const reports: Uint8Array[] = [];
  const transport = createHidTransport(hidConfigSchema.parse({ kind: 'hid', vendorId: '0acd', productId: '0630' }));
  transport.onData((report) => reports.push(report));
  const driver = createIdTechPinPad({ transport, settings: { link: 'hid' } });
  driver.start();
  const online = () =>
    until(
      () => `the pad comes online (${JSON.stringify(driver.observed())})`,
      () => driver.observed().device === 'online',
    );
  const whenAsked = async (act: () => void) => {
    const pin = driver.getPin(aRequest({ timeoutMs: 30_000 }));
    await until('the pad asks', () => pad.state().asking);
    act();
    return pin;
  };

  await check('pad: found on USB, gives its firmware', async () => {
    await online();
    const version = await driver.firmwareVersion();
    assert.equal(version.ok, true, JSON.stringify(version));
  });
  await check('pad: gives an enciphered PIN, in reports of 64 bytes, and the digits in none of them', async () => {
    const pin = await whenAsked(() => pad.typePin('918273'));
    assert.equal(pin.ok && decipher(pin.value), '918273');
    assert.deepEqual([...new Set(reports.map(({ length }) => length))], [64]);
    assert.equal(Buffer.concat(reports).includes('918273'), false);
  });
  await check('pad: pulled out while it asks', async () => {
    const pin = await whenAsked(() => gadget.unplug());
    assert.equal(!pin.ok && pin.error.code, 'deviceNotReady');
    await until('it is gone', () => driver.observed().device === 'noDevice');
  });
  await check('pad: plugged in again, it no longer asks, and gives a PIN', async () => {
    gadget.plug();
    await online();
    const version = await driver.firmwareVersion();
    assert.equal(version.ok, true, JSON.stringify(version));
    assert.equal(pad.state().asking, false);
    const pin = await whenAsked(() => pad.typePin('4711'));
    assert.equal(pin.ok && decipher(pin.value), '4711');
  });
  await driver.stop();
  pad.switchOff();
}
