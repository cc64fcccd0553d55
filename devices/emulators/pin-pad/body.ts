import type { Clock } from '../../clock.ts';
import type { KeyEvent } from '../../pin-pad/key-event.ts';
import { createLineEnd } from '../tally-csi/line-end.ts';
import type { EmulatedPad } from './control.ts';
import { isLineFault, type PadFault } from './faults.ts';
import { createKeypad, type Keypad } from './keypad.ts';

export interface PadBody {
  readonly control: EmulatedPad;
  readonly keypad: Keypad;
  /** Sends a frame, its check value spoilt when a fault says so. `checkAt` is the place of that value, counted from the end. */
  sendFrame(bytes: Uint8Array, checkAt: number): void;
  /** Sends bytes that carry no check value. */
  send(bytes: Uint8Array): void;
  /** True while the pad refuses everything. */
  refusing(): boolean;
  changed(): void;
}

export interface PadBodyOptions {
  onBytes(bytes: Uint8Array): void;
  onConnected?(): void;
  onSwitchOff(): void;
}

/** What all emulated pads have in common: a plug, keys, a display, and faults. */
export function createPadBody(clock: Clock, { onBytes, onConnected = () => {}, onSwitchOff }: PadBodyOptions): PadBody {
  const listeners = new Set<() => void>();
  const keyListeners = new Set<(event: KeyEvent) => void>();
  let ownFault: { readonly fault: PadFault; left: number } | null = null;
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };
  const keypad = createKeypad(clock, (event) => {
    for (const listener of [...keyListeners]) listener(event);
  });
  const line = createLineEnd({
    onBytes,
    onConnected,
    onDue: ({ kind }) => {
      if (kind !== 'jam' && kind !== 'paperOut' && kind !== 'stop') line.strike(kind);
    },
    onChange: changed,
  });
  const lineFault = (): PadFault | null => {
    const fault = line.fault();
    return fault === null || fault.kind === 'jam' || fault.kind === 'paperOut' || fault.kind === 'stop'
      ? null
      : { kind: fault.kind, afterBytes: fault.afterBytes };
  };
  const use = (kind: 'wrongLrc' | 'nakStorm') => {
    if (ownFault?.fault.kind !== kind) return false;
    ownFault.left -= 1;
    if (ownFault.left <= 0) ownFault = null;
    return true;
  };

  return {
    keypad,
    changed,
    send: (bytes) => line.send(bytes),
    sendFrame(bytes, checkAt) {
      const at = bytes.length - checkAt;
      line.send(use('wrongLrc') ? bytes.map((byte, index) => (index === at ? byte ^ 0x01 : byte)) : bytes);
    },
    refusing: () => use('nakStorm'),
    control: {
      attach: (socket) => line.attach(socket),
      press: (key) => {
        keypad.press(key);
        changed();
      },
      typePin: (digits, enter) => {
        keypad.type(digits, enter);
        changed();
      },
      fault(fault) {
        if (!isLineFault(fault.kind)) ownFault = { fault, left: fault.times ?? Number.POSITIVE_INFINITY };
        else if (fault.afterBytes !== undefined) line.arm({ kind: fault.kind, afterBytes: fault.afterBytes }, fault.afterBytes);
        else line.strike(fault.kind);
        changed();
      },
      clearFault() {
        ownFault = null;
        line.clear();
        changed();
      },
      unplug: () => line.unplug(),
      plug: () => line.plug(),
      switchOff() {
        keypad.abandon();
        onSwitchOff();
        changed();
      },
      state: () => ({
        device: line.plugged() ? 'online' : 'unplugged',
        asking: keypad.active(),
        display: keypad.display(),
        fault: ownFault?.fault ?? lineFault(),
        bytesTaken: line.bytesTaken(),
      }),
      onChange(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      onKey(listener) {
        keyListeners.add(listener);
        return () => keyListeners.delete(listener);
      },
    },
  };
}
