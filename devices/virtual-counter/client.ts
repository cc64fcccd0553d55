import { z } from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';
import type { VirtualDevice, VirtualDeviceFault } from '../../contract/views/virtualCounter.ts';
import { type Clock, systemClock } from '../clock.ts';
import type { Fault } from '../emulators/tally-csi/faults.ts';
import { backoffMs } from '../session/backoff.ts';
import {
  type Announcement,
  apiErrorSchema,
  type CounterState,
  counterStateSchema,
  type InsertBody,
  type PassbookView,
  passbookViewSchema,
} from './api.ts';
import { type CardBody, DEVICE_PATHS, type IdCardBody, type KeyBody } from './desk/api.ts';
import { readEvents } from './event-reader.ts';

export { type Announcement, announcementSchema, type CounterState, type InsertBody, type PassbookView } from './api.ts';

/** `unreachable`: no answer, or none that this client understands. The others are the server's own codes. */
export interface VirtualCounterError {
  readonly code: z.infer<typeof apiErrorSchema>['code'] | 'unreachable';
  readonly message: string;
}
export type CounterResult<T> = Result<T, VirtualCounterError>;

export interface VirtualCounterClient {
  state(): Promise<CounterResult<CounterState>>;
  passbooks(): Promise<CounterResult<string[]>>;
  /** Any book that was ever here, in the printer or not. */
  passbook(number: string): Promise<CounterResult<PassbookView>>;
  insert(book: InsertBody): Promise<CounterResult<CounterState>>;
  remove(): Promise<CounterResult<CounterState>>;
  fault(fault: Fault): Promise<CounterResult<CounterState>>;
  clearFault(): Promise<CounterResult<CounterState>>;
  unplug(): Promise<CounterResult<CounterState>>;
  plug(): Promise<CounterResult<CounterState>>;
  /** Holds a card at the slot, which takes it in when the reader asks for one. `conflict`: there is one. */
  insertCard(card: CardBody): Promise<CounterResult<CounterState>>;
  takeCard(): Promise<CounterResult<CounterState>>;
  swipeCard(card: CardBody): Promise<CounterResult<CounterState>>;
  /** `conflict`: the pad asks for nothing. */
  pressKey(key: KeyBody['key']): Promise<CounterResult<CounterState>>;
  /** `conflict`: a card lies there. */
  layIdCard(card: IdCardBody): Promise<CounterResult<CounterState>>;
  liftIdCard(): Promise<CounterResult<CounterState>>;
  /** Null mends the device and plugs it in. */
  deviceFault(device: VirtualDevice, fault: VirtualDeviceFault | null): Promise<CounterResult<CounterState>>;
  /** Calls the listener with the present state and after every change, null while the counter cannot be reached. Connects again by itself. Returns the unsubscribe. */
  subscribe(listener: (state: CounterState | null) => void): () => void;
}

const REQUEST_MS = 10_000;

export function createVirtualCounterClient(
  access: Pick<Announcement, 'control' | 'token'>,
  options: { readonly clock?: Clock; readonly fetch?: typeof fetch } = {},
): VirtualCounterClient {
  const clock = options.clock ?? systemClock;
  const ask = options.fetch ?? fetch;
  const headers = { authorization: `Bearer ${access.token}` };

  const request = async <T>(method: 'GET' | 'POST', path: string, schema: z.ZodType<T>, body?: unknown): Promise<CounterResult<T>> => {
    const controller = new AbortController();
    const cancelLimit = clock.after(REQUEST_MS, () => controller.abort());
    try {
      const response = await ask(`${access.control}${path}`, {
        method,
        signal: controller.signal,
        headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const value: unknown = await response.json();
      if (response.ok) return ok(schema.parse(value));
      const { code, message } = apiErrorSchema.parse(value);
      return err({ code, message });
    } catch (error) {
      return err({ code: 'unreachable', message: error instanceof Error ? error.message : String(error) });
    } finally {
      cancelLimit();
    }
  };
  const post = (path: string, body?: unknown) => request('POST', path, counterStateSchema, body);

  return {
    state: () => request('GET', '/v1/state', counterStateSchema),
    async passbooks() {
      const answer = await request('GET', '/v1/passbooks', z.object({ numbers: z.array(z.string()) }));
      return answer.ok ? ok(answer.value.numbers) : answer;
    },
    passbook: (number) => request('GET', `/v1/passbooks/${encodeURIComponent(number)}`, passbookViewSchema),
    insert: (book) => post('/v1/passbook/insert', book),
    remove: () => post('/v1/passbook/remove'),
    fault: (fault) => post('/v1/fault', fault),
    clearFault: () => post('/v1/fault/clear'),
    unplug: () => post('/v1/printer/unplug'),
    plug: () => post('/v1/printer/plug'),
    insertCard: (card) => post('/v1/card-reader/insert', card),
    takeCard: () => post('/v1/card-reader/take'),
    swipeCard: (card) => post('/v1/swipe-reader/swipe', card),
    pressKey: (key) => post('/v1/pin-pad/press', { key }),
    layIdCard: (card) => post('/v1/id-reader/lay', card),
    liftIdCard: () => post('/v1/id-reader/lift'),
    deviceFault: (device, fault) => post(`/v1/${DEVICE_PATHS[device]}/fault`, { fault }),
    subscribe(listener) {
      const controller = new AbortController();
      let failures = 0;
      let cancelRetry = () => {};
      const connect = async () => {
        try {
          const response = await ask(`${access.control}/v1/events`, { headers, signal: controller.signal });
          if (response.ok && response.body !== null) {
            for await (const { event, data } of readEvents(response.body)) {
              failures = 0;
              if (event === 'state' && !controller.signal.aborted) listener(counterStateSchema.parse(JSON.parse(data)));
            }
          }
        } catch {
          // Ended, refused or not understood: all the same to a subscriber, who waits for the next state.
        }
        if (controller.signal.aborted) return;
        if (failures === 0) listener(null);
        failures += 1;
        cancelRetry = clock.after(backoffMs(failures), () => void connect());
      };
      void connect();
      return () => {
        controller.abort();
        cancelRetry();
      };
    },
  };
}
