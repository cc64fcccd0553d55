import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { PinEntered } from '../../../contract/views/devices.ts';
import type { KeyEvent } from '../../../devices/index.ts';
import type { Waiting } from './card.ts';
import { pinError } from './errors.ts';
import { devicesThere } from './find.ts';
import type { OpenDevices } from './open.ts';

/** How many digits stand on the pad after this key. The event of a digit says nothing of which it was. */
export const keysAfter = (keys: number, { digit }: KeyEvent): number => {
  if (digit === null) return Math.min(12, keys + 1);
  if (digit === 'clear') return 0;
  return digit === 'backspace' ? Math.max(0, keys - 1) : keys;
};

/** Has the customer enter a PIN at the pad, in the format and under the key that the pad's profile names. */
export const enterPin = async (
  devices: OpenDevices,
  { deviceId, timeoutMs, signal, onProgress, pan }: Waiting & { readonly pan: string },
): Promise<Result<PinEntered, WireError>> => {
  const there = devicesThere(devices, 'pinPad', deviceId);
  if (!there.ok) return there;
  const id = there.value[0]?.id ?? '';
  const profile = devices.profiles.find((each) => each.id === id);
  const pad = devices.manager.pinPad(id);
  if (pad === null || profile?.class !== 'pinPad') return err(wireError('DEVICE_MISSING', { device: 'pinPad' }));
  const { format, engine, minLen, maxLen } = profile.pin;
  let keys = 0;
  const entered = await pad.getPin(
    { accountNumber: pan, minLen, maxLen, format, key: { kind: 'dukpt', engine }, timeoutMs },
    {
      signal,
      onEntryStarted: () => onProgress({ deviceId: id, deviceClass: 'pinPad', step: 'waiting', keys: null }),
      onKey: (event) => {
        keys = keysAfter(keys, event);
        onProgress({ deviceId: id, deviceClass: 'pinPad', step: 'keys', keys });
      },
    },
  );
  if (!entered.ok) return err(pinError(entered.error, signal.aborted));
  const { pinBlock, ksn } = entered.value;
  return ok({ deviceId: id, pinBlock, format: entered.value.format, ksn });
};
