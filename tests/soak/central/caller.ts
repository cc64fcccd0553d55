import { openRaw, type RawConnection, toBytes } from '../../bench/central/client.ts';
import { type BenchCounter, headersOf } from '../../bench/central/counters.ts';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

/** Calls central for one counter over one connection, which may be cut at any moment and is opened anew. */
export interface Caller {
  call(method: 'POST' | 'GET', path: string, options?: { body?: string; key?: string; device?: boolean }): Promise<Reply>;
  /** Sends a request and cuts the connection: before it is on its way, or while its answer is. */
  cut(path: string, body: string, key: string, when: 'before' | 'after'): Promise<void>;
  close(): void;
}

const DEVICE_SECRET = (counter: BenchCounter): string => counter.deviceId;

export function createCaller(port: () => number, counter: BenchCounter): Caller {
  let connection: RawConnection | null = null;
  const open = async (): Promise<RawConnection> => {
    connection ??= await openRaw(port());
    return connection;
  };
  const drop = (): void => {
    connection?.close();
    connection = null;
  };
  const bytes = (method: 'POST' | 'GET', path: string, body: string | undefined, key: string | undefined, device: boolean): Buffer => {
    const { 'content-type': type, authorization, ...rest } = headersOf(counter) as Record<string, string>;
    return toBytes({
      method,
      path,
      headers: {
        ...rest,
        authorization: device ? `Device ${DEVICE_SECRET(counter)}` : (authorization ?? ''),
        ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body }),
    });
  };
  return {
    call: async (method, path, { body, key, device = false } = {}) => {
      try {
        return await (await open()).exchange(bytes(method, path, body, key, device));
      } catch (error) {
        drop();
        throw error;
      }
    },
    cut: async (path, body, key, when) => {
      try {
        const raw = await open();
        const request = bytes('POST', path, body, key, false);
        if (when === 'before') raw.send(request.subarray(0, Math.floor(request.length / 2)));
        else raw.send(request);
      } catch {
        // There was nothing left to cut.
      } finally {
        drop();
      }
    },
    close: drop,
  };
}
