import type { ErrorCode } from '../../../contract/errors/codes.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { VirtualCounter } from '../../../contract/views/virtualCounter.ts';
import { DEFAULT_GEOMETRY } from '../../../devices/index.ts';
import {
  type CounterResult,
  type CounterState,
  createVirtualCounterClient,
  type PassbookView,
} from '../../../devices/virtual-counter/client.ts';
import { passbookColumns } from '../printing/format.ts';
import type { Log } from '../runtime/log.ts';
import type { VirtualCounterPort } from './port.ts';

const unreachable = (message: string): WireError =>
  wireError('DEVICE_MISSING', { device: 'virtualCounter', reason: message.slice(0, 300) });

const bookOf = (book: PassbookView, inPrinter: boolean): VirtualCounter['passbook'] => ({
  number: book.number,
  accountNumber: book.accountNumber,
  holder: book.holder,
  inPrinter,
  openPage: book.openPage,
  page: book.page,
  runs: book.runs,
});

/** The virtual counter's own process, as the agent's port. */
export const createVirtualCounterPort = (access: { url: string; token: string }, log: Log): VirtualCounterPort => {
  const client = createVirtualCounterClient({ control: access.url, token: access.token });

  const viewOf = async (state: CounterState): Promise<VirtualCounter> => {
    const lying = state.passbook === null && state.onCounter !== null ? await client.passbook(state.onCounter) : null;
    const { device, media, fault } = state.printer;
    return {
      ...state.desk,
      printer: { device, media, fault: fault?.kind ?? null, plugged: device !== 'unplugged' },
      passbook: state.passbook !== null ? bookOf(state.passbook, true) : lying?.ok === true ? bookOf(lying.value, false) : null,
    };
  };
  const answer = async (
    pending: Promise<CounterResult<CounterState>>,
    conflict: ErrorCode = 'PRINTER_OCCUPIED',
  ): Promise<Result<VirtualCounter, WireError>> => {
    const result = await pending;
    if (result.ok) return ok(await viewOf(result.value));
    return err(result.error.code === 'conflict' ? wireError(conflict) : unreachable(result.error.message));
  };
  const holds = async (passbookNumber: string): Promise<boolean> => {
    const state = await client.state();
    return state.ok && state.value.passbook?.number === passbookNumber;
  };
  const mend = async (): Promise<CounterResult<CounterState>> => {
    const cleared = await client.clearFault();
    return cleared.ok && cleared.value.printer.device === 'unplugged' ? await client.plug() : cleared;
  };

  const subscriptions: (() => void)[] = [];
  /** Each sheet is another one. */
  let sheets = 0;
  return {
    state: () => answer(client.state()),
    remove: () => answer(client.remove()),
    insert: async ({ passbookNumber, accountNumber, holder, printed }) => {
      if (await holds(passbookNumber)) return await answer(client.state());
      const next = (printed.at(-1)?.lineNumber ?? 0) + 1;
      return await answer(
        client.insert({
          number: passbookNumber,
          accountNumber,
          holder,
          // The teller opens the book where the next free line is.
          openPage: Math.ceil(next / DEFAULT_GEOMETRY.linesPerPage),
          stripe: accountNumber,
          prefill: { lines: printed.map(({ lineNumber, line }) => ({ lineNumber, columns: passbookColumns(line) })) },
        }),
      );
    },
    insertSheet: async ({ widthMm, heightMm }) => {
      const state = await client.state();
      if (state.ok && state.value.passbook !== null) await client.remove();
      sheets += 1;
      return await answer(
        client.insert({ number: `SHEET${sheets}`, accountNumber: '', holder: '', sheet: { widthMm, heightMm }, fresh: true }),
      );
    },
    fault: (fault, afterLine) => answer(fault === null ? mend() : client.fault({ kind: fault, afterLine })),
    insertCard: (card) => answer(client.insertCard(card), 'VIRTUAL_CARD_PRESENT'),
    takeCard: () => answer(client.takeCard()),
    swipeCard: (card) => answer(client.swipeCard(card)),
    layIdCard: (card) => answer(client.layIdCard(card), 'VIRTUAL_CARD_PRESENT'),
    liftIdCard: () => answer(client.liftIdCard()),
    pressKey: (key) => answer(client.pressKey(key), 'PAD_NOT_ASKING'),
    deviceFault: (device, fault) => answer(client.deviceFault(device, fault)),
    onChange: (listener) => {
      const unsubscribe = client.subscribe((state) => {
        if (state === null) return;
        viewOf(state).then(listener, (cause: unknown) => log.warn({ cause: String(cause) }, 'virtual counter'));
      });
      subscriptions.push(unsubscribe);
      return unsubscribe;
    },
    stop: async () => {
      for (const unsubscribe of subscriptions) unsubscribe();
    },
  };
};
