import { err, ok } from '../../contract/result.ts';
import { type Clock, systemClock } from '../clock.ts';
import { linkError } from '../errors.ts';
import type { DeviceLine, DeviceSocket } from './device-line.ts';
import { type ByteStream, createStreamTransport } from './stream.ts';
import type { Transport } from './transport.ts';

/** A line inside one process: the host's end is a `Transport`, the device's end is where an emulator is plugged in. */
export interface MemoryLine {
  readonly transport: Transport;
  readonly socket: DeviceSocket;
}

export function createMemoryLine(clock: Clock = systemClock, name = 'memory'): MemoryLine {
  let plugged = true;
  let accept: (line: DeviceLine) => void = () => {};
  const transport = createStreamTransport({
    name,
    clock,
    connect: async () => {
      if (!plugged) return err(linkError('noDevice', `${name}: nothing is plugged in`));
      const { host, device } = createPair();
      accept(device);
      return ok(host);
    },
  });
  return {
    transport,
    socket: {
      onLine: (listener) => {
        accept = listener;
      },
      setPlugged: (value) => {
        plugged = value;
      },
    },
  };
}

/** Bytes cross in a later microtask, as they would never arrive within the call that sends them on a real line. */
function createPair(): { host: ByteStream; device: DeviceLine } {
  let open = true;
  let reading = true;
  let held: (() => void)[] = [];
  let toHost: (bytes: Uint8Array) => void = () => {};
  let hostClosed: (error: Error | null) => void = () => {};
  let toDevice: (bytes: Uint8Array) => void = () => {};
  let deviceClosed: () => void = () => {};
  const end = (error: Error | null) => {
    if (!open) return;
    open = false;
    held = [];
    queueMicrotask(() => {
      deviceClosed();
      hostClosed(error);
    });
  };
  const host: ByteStream = {
    write: (bytes, done) => {
      const copy = Uint8Array.from(bytes);
      const deliver = () =>
        queueMicrotask(() => {
          if (!open) return done(new Error('closed'));
          done();
          toDevice(copy);
        });
      if (reading) deliver();
      else held.push(deliver);
    },
    drain: (done) => (reading ? queueMicrotask(() => done()) : void held.push(() => done())),
    listen: ({ data, closed }) => {
      toHost = data;
      hostClosed = closed;
    },
    close: async () => end(null),
  };
  const device: DeviceLine = {
    send: (bytes) => {
      const copy = Uint8Array.from(bytes);
      queueMicrotask(() => {
        if (open) toHost(copy);
      });
    },
    onData: (listener) => {
      toDevice = listener;
    },
    onClose: (listener) => {
      deviceClosed = listener;
    },
    setReading: (value) => {
      reading = value;
      if (!value) return;
      const waiting = held;
      held = [];
      for (const deliver of waiting) deliver();
    },
    hangUp: () => end(new Error('hung up')),
  };
  return { host, device };
}
