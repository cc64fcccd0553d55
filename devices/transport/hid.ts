import { z } from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';
import { type Clock, systemClock } from '../clock.ts';
import { type LinkError, linkError } from '../errors.ts';
import { limited } from './limited.ts';
import { type ByteStream, createStreamTransport } from './stream.ts';
import type { CallLimits, Transport } from './transport.ts';

/** A HID device by its USB identity; `usagePage` and `usage` choose among the interfaces of one device (a keyboard beside a reader, say). */
export const hidConfigSchema = z.strictObject({
  kind: z.literal('hid'),
  vendorId: z.string().regex(/^[0-9a-fA-F]{4}$/),
  productId: z.string().regex(/^[0-9a-fA-F]{4}$/),
  serialNumber: z.string().min(1).optional(),
  usagePage: z.number().int().min(0).max(0xffff).optional(),
  usage: z.number().int().min(0).max(0xffff).optional(),
});
export type HidConfig = z.infer<typeof hidConfigSchema>;

export interface HidEntry {
  readonly vendorId: number;
  readonly productId: number;
  readonly path?: string | undefined;
  readonly serialNumber?: string | undefined;
  readonly usagePage?: number | undefined;
  readonly usage?: number | undefined;
}

/** What we use of node-hid's `HIDAsync`. The synchronous API is never used: closing it during a read crashes the process. */
export interface HidHandle {
  on(event: 'data', listener: (report: Buffer) => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  write(report: number[]): Promise<number>;
  sendFeatureReport(report: number[]): Promise<number>;
  getFeatureReport(reportId: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

/** The library behind the transport; injected in tests. */
export interface HidBackend {
  devices(): Promise<readonly HidEntry[]>;
  open(path: string): Promise<HidHandle>;
}

/** The native module is loaded when a device is first needed, so that a machine without it can still run everything else. */
export const nodeHidBackend: HidBackend = {
  devices: async () => (await import('node-hid')).devicesAsync(),
  open: async (path) => (await import('node-hid')).HIDAsync.open(path),
};

/**
 * Reports to and from one HID device. Each `onData` is one input report, each `write` one output report; both begin with the report id where the device numbers its
 * reports, and an output report begins with 0 where it does not.
 */
export interface HidTransport extends Transport {
  sendFeature(report: Uint8Array, limits?: CallLimits): Promise<Result<void, LinkError>>;
  /** The report as the device gives it, its id included. */
  getFeature(reportId: number, length: number, limits?: CallLimits): Promise<Result<Uint8Array, LinkError>>;
}

const FEATURE_MS = 5_000;
/** The library tells nothing of devices that come and go, and not always of the one that is open: it is looked for as long as it should be there. */
const LOOK_MS = 2_000;

export function findHid(entries: readonly HidEntry[], config: HidConfig): HidEntry | undefined {
  return entries.find(
    (entry) =>
      entry.path !== undefined &&
      entry.vendorId === Number.parseInt(config.vendorId, 16) &&
      entry.productId === Number.parseInt(config.productId, 16) &&
      (config.serialNumber === undefined || entry.serialNumber === config.serialNumber) &&
      (config.usagePage === undefined || entry.usagePage === config.usagePage) &&
      (config.usage === undefined || entry.usage === config.usage),
  );
}

export function createHidTransport(
  config: HidConfig,
  options: { readonly clock?: Clock | undefined; readonly backend?: HidBackend | undefined } = {},
): HidTransport {
  const clock = options.clock ?? systemClock;
  const backend = options.backend ?? nodeHidBackend;
  const name = `hid:${config.vendorId}:${config.productId}`;
  let handle: HidHandle | null = null;

  const transport = createStreamTransport({
    name,
    clock,
    async connect() {
      const found = findHid(await backend.devices(), config);
      if (found?.path === undefined) return err(linkError('noDevice', `${name}: no such device is attached`));
      // Another program has it, or this user may not: both are the same to us.
      const opened = await backend.open(found.path).catch((error: unknown) => linkError('deviceNotReady', `${name}: ${String(error)}`));
      if ('code' in opened) return err(opened);
      handle = opened;
      return ok(
        reportStream(
          opened,
          clock,
          async () => findHid(await backend.devices(), config) !== undefined,
          () => {
            if (handle === opened) handle = null;
          },
        ),
      );
    },
  });

  const feature = <T>(
    what: string,
    limits: CallLimits | undefined,
    call: (open: HidHandle) => Promise<T>,
  ): Promise<Result<T, LinkError>> => {
    const open = handle;
    if (open === null) return Promise.resolve(err(linkError('deviceNotReady', `${name}: not open`)));
    return limited<T>(clock, `${name}: ${what}`, { signal: limits?.signal, timeoutMs: limits?.timeoutMs ?? FEATURE_MS }, (settle) => {
      call(open).then(
        (value) => settle(ok(value)),
        (error: unknown) => settle(err(linkError('hardwareError', `${name}: ${what}: ${String(error)}`))),
      );
    });
  };

  return {
    ...transport,
    async sendFeature(report, limits) {
      const sent = await feature('feature report', limits, (open) => open.sendFeatureReport([...report]));
      return sent.ok ? ok(undefined) : sent;
    },
    async getFeature(reportId, length, limits) {
      const got = await feature('feature report', limits, (open) => open.getFeatureReport(reportId, length));
      return got.ok ? ok(Uint8Array.from(got.value)) : got;
    },
  };
}

function reportStream(open: HidHandle, clock: Clock, isThere: () => Promise<boolean>, onEnd: () => void): ByteStream {
  let ended = false;
  let cancelLook = () => {};
  const stop = () => {
    ended = true;
    cancelLook();
    onEnd();
  };
  return {
    write: (bytes, done) => void open.write([...bytes]).then(() => done(), done),
    // A report is with the device when its write has ended.
    drain: (done) => done(),
    listen({ data, closed }) {
      const gone = (error: Error) => {
        if (ended) return;
        stop();
        closed(error);
      };
      const look = () => {
        cancelLook = clock.after(LOOK_MS, () => {
          void isThere().then((there) => (there ? ended || look() : gone(new Error('the device is not attached any more'))), gone);
        });
      };
      open.on('data', (report) => data(report));
      open.on('error', gone);
      look();
    },
    async close() {
      stop();
      // Closing what has been pulled out fails, and there is nothing to do about it.
      await open.close().catch(() => {});
    },
  };
}
