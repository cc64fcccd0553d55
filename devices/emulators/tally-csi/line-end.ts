import type { DeviceLine, DeviceSocket } from '../../transport/device-line.ts';
import { type Fault, type FaultKind, FLIPPED, NOISE } from './faults.ts';

export interface LineEndOptions {
  onBytes(bytes: Uint8Array): void;
  onConnected(): void;
  /** A fault's bytes have passed. */
  onDue(fault: Fault): void;
  onChange(): void;
}

/** The printer's plug: counts what comes in, and spoils what passes when a fault says so. */
export interface LineEnd {
  attach(socket: DeviceSocket): void;
  send(bytes: Uint8Array): void;
  /** Lets `bytes` more bytes pass and then reports the fault as due. */
  arm(fault: Fault, bytes: number): void;
  strike(kind: Exclude<FaultKind, 'jam' | 'paperOut' | 'stop'>): void;
  clear(): void;
  unplug(): void;
  plug(): void;
  plugged(): boolean;
  fault(): Fault | null;
  bytesTaken(): number;
}

export function createLineEnd(options: LineEndOptions): LineEnd {
  let socket: DeviceSocket | null = null;
  let line: DeviceLine | null = null;
  let plugged = true;
  let taken = 0;
  let armed: { readonly fault: Fault; bytes: number } | null = null;
  let active: Fault | null = null;

  const take = (bytes: Uint8Array): void => {
    if (bytes.length === 0 || active?.kind === 'cut' || !plugged) return;
    if (armed === null || armed.bytes >= bytes.length) {
      if (armed !== null) armed.bytes -= bytes.length;
      pass(bytes);
      return;
    }
    const { fault, bytes: first } = armed;
    armed = null;
    pass(bytes.subarray(0, first));
    options.onDue(fault);
    // A stalled device takes nothing more, not even the rest of what is already on its way.
    if (active?.kind !== 'stall') take(bytes.subarray(first));
  };
  const pass = (bytes: Uint8Array) => {
    if (bytes.length === 0) return;
    taken += bytes.length;
    if (active?.kind !== 'corrupt') return options.onBytes(bytes);
    active = null;
    options.onBytes(bytes.map((byte, index) => (index === 0 ? byte ^ FLIPPED : byte)));
  };
  const hangUp = () => {
    plugged = false;
    socket?.setPlugged(false);
    line?.hangUp();
    line = null;
    options.onChange();
  };

  return {
    attach(next) {
      socket = next;
      next.setPlugged(plugged);
      next.onLine((opened) => {
        line = opened;
        opened.onData((bytes) => {
          if (line === opened) take(bytes);
        });
        opened.onClose(() => {
          if (line === opened) line = null;
        });
        opened.setReading(active?.kind !== 'stall');
        options.onConnected();
      });
    },
    send(bytes) {
      if (active?.kind === 'silence' || active?.kind === 'cut') return;
      if (active?.kind === 'garbage') line?.send(NOISE);
      const wrong = active?.kind === 'corruptReply' ? Math.floor(bytes.length / 2) : -1;
      line?.send(bytes.map((byte, index) => (index === wrong ? byte ^ FLIPPED : byte)));
    },
    arm: (fault, bytes) => {
      armed = { fault, bytes };
    },
    strike(kind) {
      if (kind === 'unplug') return hangUp();
      active = { kind };
      if (kind === 'stall') line?.setReading(false);
    },
    clear() {
      armed = null;
      active = null;
      line?.setReading(true);
    },
    unplug: hangUp,
    plug() {
      if (plugged) return;
      plugged = true;
      socket?.setPlugged(true);
      options.onChange();
    },
    plugged: () => plugged,
    fault: () => armed?.fault ?? active,
    bytesTaken: () => taken,
  };
}
