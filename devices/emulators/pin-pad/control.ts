import type { KeyEvent, PadKey } from '../../pin-pad/key-event.ts';
import type { DeviceSocket } from '../../transport/device-line.ts';
import type { PadFault } from './faults.ts';

export interface EmulatedPadState {
  readonly device: 'online' | 'unplugged';
  /** The pad asks for a PIN. */
  readonly asking: boolean;
  /** Asterisks, never digits. */
  readonly display: string;
  readonly fault: PadFault | null;
  /** Bytes taken from the host since the start. */
  readonly bytesTaken: number;
}

/** What a person, a bench or the virtual counter can do with an emulated pad. */
export interface EmulatedPad {
  attach(socket: DeviceSocket): void;
  press(key: PadKey): void;
  /** Types digits on the pad; nothing of them can be had back. */
  typePin(digits: string, enter?: boolean): void;
  fault(fault: PadFault): void;
  clearFault(): void;
  unplug(): void;
  plug(): void;
  /** Off by its switch: an entry and everything under way is forgotten. */
  switchOff(): void;
  state(): EmulatedPadState;
  onChange(listener: () => void): () => void;
  /** Keyboard.KeyEvent of every key that is pressed. */
  onKey(listener: (event: KeyEvent) => void): () => void;
}
