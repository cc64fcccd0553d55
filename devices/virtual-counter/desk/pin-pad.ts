import type { VirtualDeviceFault } from '../../../contract/views/virtualCounter.ts';
import { fromHex } from '../../crypto/bytes.ts';
import { systemCiphers } from '../../crypto/ciphers/select.ts';
import { dukptFromBdk } from '../../emulators/pin-pad/keys.ts';
import { createEmulatedVisaPad } from '../../emulators/pin-pad-visa/pad.ts';
import type { PadKey } from '../../pin-pad/key-event.ts';
import type { DeviceSocket } from '../../transport/device-line.ts';
import type { DeskState } from './api.ts';

/** The published test key of ANSI X9.24-1 and its first serial number: a sandbox has no secrets. Its counter begins anew with the process. */
export const SANDBOX_BDK = '0123456789ABCDEFFEDCBA9876543210';
export const SANDBOX_KSN = 'FFFF9876543210E00000';

export interface DeskPinPad {
  attach(socket: DeviceSocket): void;
  /** False: the pad asks for nothing. */
  press(key: PadKey): boolean;
  fault(fault: VirtualDeviceFault | null): void;
  state(): DeskState['pinPad'];
}

/** A pad of the VISA packet protocol. The clear PIN lives in the emulator's keypad alone, and of a digit only its asterisk is seen. */
export function createDeskPinPad(onChange: () => void): DeskPinPad {
  const pad = createEmulatedVisaPad();
  pad.setEngine(0, dukptFromBdk(systemCiphers(), fromHex(SANDBOX_BDK), fromHex(SANDBOX_KSN)));
  pad.onChange(onChange);
  let fault: VirtualDeviceFault | null = null;
  return {
    attach: (socket) => pad.attach(socket),
    press(key) {
      if (!pad.state().asking) return false;
      pad.press(key);
      return true;
    },
    fault(next) {
      fault = next;
      if (next === null) {
        pad.clearFault();
        pad.plug();
      } else if (next === 'unplug') pad.unplug();
      else if (next === 'silence' || next === 'garbage') pad.fault({ kind: next });
      onChange();
    },
    state() {
      const { device, asking, display } = pad.state();
      const stars = /\**$/.exec(display)?.[0].length ?? 0;
      return { plugged: device === 'online', fault, asks: asking, prompt: display.slice(0, display.length - stars).trim(), digits: stars };
    },
  };
}
