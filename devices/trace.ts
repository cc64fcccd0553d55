import type { DeviceProfile } from './profiles.ts';
import type { Transport } from './transport/transport.ts';

/** One message on a line; see `HEADS` for what of it is kept. */
export interface TraceEntry {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly direction: 'toDevice' | 'fromDevice' | 'closed';
  /** How long the message was; of a `closed` entry 0. */
  readonly bytes: number;
  /** Its first bytes, and nothing that may belong to a customer. Of a `closed` entry, why. */
  readonly head: Uint8Array | string;
}

/** The last messages of every device, for technicians. What is left out is never kept, so that no memory dump has it either. */
export interface DeviceTrace {
  /** The same transport, with its traffic noted under the profile's id. */
  tap(profile: DeviceProfile, transport: Transport): Transport;
  /** Oldest first. */
  entries(deviceId: string): readonly TraceEntry[];
}

/**
 * So many bytes at the beginning of a message say what it is (framing, command, status) and hold nothing of a customer: not of a track, a
 * name, an account number, a PIN block or a printed line. Taken from the layouts of all drivers of a class, the shortest head of each.
 */
const HEADS: Readonly<Record<DeviceProfile['class'], { readonly toDevice: number; readonly fromDevice: number }>> = {
  passbookPrinter: { toDevice: 2, fromDevice: 2 },
  receiptPrinter: { toDevice: 2, fromDevice: 2 },
  cardReader: { toDevice: 6, fromDevice: 6 },
  pinPad: { toDevice: 5, fromDevice: 5 },
  idCardReader: { toDevice: 12, fromDevice: 10 },
};
const KEPT = 200;

interface Open {
  readonly direction: TraceEntry['direction'];
  entry: TraceEntry;
}

export function createDeviceTrace(now: () => number = Date.now): DeviceTrace {
  const devices = new Map<string, TraceEntry[]>();

  return {
    tap(profile, transport) {
      const entries: TraceEntry[] = [];
      devices.set(profile.id, entries);
      const heads = HEADS[profile.class];
      // On a line, chunks are cut anywhere: only a change of direction begins a message for certain. HID reports are whole.
      const whole = profile.transport.kind === 'hid' || profile.transport.kind === 'hidTcp';
      let open: Open | null = null;

      const put = (entry: TraceEntry) => {
        entries.push(entry);
        if (entries.length > KEPT) entries.shift();
      };
      const note = (direction: 'toDevice' | 'fromDevice', bytes: Uint8Array) => {
        const most = heads[direction];
        if (open === null || open.direction !== direction || whole) {
          const entry = { at: now(), direction, bytes: bytes.length, head: bytes.slice(0, most) };
          open = { direction, entry };
          return put(entry);
        }
        const before = open.entry;
        const had = before.head as Uint8Array;
        const missing = Math.max(0, most - had.length);
        const longer: TraceEntry = {
          ...before,
          bytes: before.bytes + bytes.length,
          head: Uint8Array.from([...had, ...bytes.subarray(0, missing)]),
        };
        const at = entries.lastIndexOf(before);
        if (at >= 0) entries[at] = longer;
        open.entry = longer;
      };

      transport.onData((bytes) => note('fromDevice', bytes));
      transport.onClose((error) => {
        open = null;
        put({ at: now(), direction: 'closed', bytes: 0, head: error?.code ?? '' });
      });
      return {
        ...transport,
        write(bytes, limits) {
          note('toDevice', bytes);
          return transport.write(bytes, limits);
        },
      };
    },
    entries: (deviceId) => devices.get(deviceId) ?? [],
  };
}
