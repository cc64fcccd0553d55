import { err, ok, type Result } from '../../../contract/result.ts';
import { linkState } from '../../card/link-state.ts';
import { type Clock, systemClock } from '../../clock.ts';
import { type LinkError, linkError, type PrinterError, toCompletion } from '../../errors.ts';
import { encodeEscp2FormLine } from '../../forms/escp2.ts';
import { printLines as formLines } from '../../forms/lines.ts';
import { type FormPrinter, UNCONFIRMED_FORM } from '../../forms/printer.ts';
import { concatBytes } from '../../framing/bytes.ts';
import { dropPendingText, formFeed, initialise } from '../../framing/escp.ts';
import type { BackoffRules } from '../../session/backoff.ts';
import { createConnection } from '../../session/connection.ts';
import type { Transport } from '../../transport/transport.ts';
import { placeJob } from '../layout.ts';
import type { PassbookPrinter, PrinterStatus } from '../printer.ts';
import { UNCONFIRMED } from './capabilities.ts';
import { encodeEscp2Line, encodeStart } from './encode.ts';

export interface Escp2PassbookPrinter extends PassbookPrinter, FormPrinter {
  start(): void;
  stop(): Promise<void>;
  observed(): PrinterStatus & { readonly detail: string };
}

export interface Escp2Options {
  readonly transport: Transport;
  readonly clock?: Clock | undefined;
  readonly settings?: { readonly writeMs?: number | undefined; readonly backoff?: BackoffRules | undefined } | undefined;
  onChange?(): void;
}

const WRITE_MS = 30_000;
const lacks = async (what: string): Promise<Result<never, PrinterError>> =>
  err({ code: 'deviceNotReady', message: `this printer cannot ${what}` });

/**
 * A printer of the PLQ-20 class in ESC/P2 mode: it prints and says nothing, not even that it is there. `printLines` therefore never succeeds: at best it ends with `timeOut`
 * and every line as maybe printed, because a confirmation is what did not come. A failure of the line tells from where on nothing was printed for certain.
 */
export function createEscp2PassbookPrinter(options: Escp2Options): Escp2PassbookPrinter {
  const { transport } = options;
  const timeoutMs = options.settings?.writeMs ?? WRITE_MS;
  let tail: Promise<unknown> = Promise.resolve();
  let busy = 0;
  const connection = createConnection({
    transport,
    clock: options.clock ?? systemClock,
    backoff: options.settings?.backoff,
    // The printer answers nothing in this mode; that the port opens is all there is to know.
    onOpened: async () => ok(undefined),
    onState: () => options.onChange?.(),
  });

  const notThere = (): LinkError | null => {
    const state = connection.state();
    return state.kind === 'online' ? null : (state.error ?? linkError('deviceNotReady', `${transport.name}: not connected`));
  };
  const send = async (bytes: Uint8Array, signal: AbortSignal | undefined): Promise<Result<void, PrinterError>> => {
    const missing = notThere();
    if (missing !== null) return err(toCompletion(missing));
    const sent = await transport.write(bytes, { signal, timeoutMs });
    return sent.ok ? sent : err(toCompletion(sent.error));
  };
  /** One job after the other, in the order of the calls. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    busy += 1;
    const mine = tail.then(work).finally(() => {
      busy -= 1;
      options.onChange?.();
    });
    tail = mine.catch(() => {});
    return mine;
  };
  const status = (working: boolean): PrinterStatus => ({ device: linkState(connection.state(), false, working), media: 'unknown' });

  return {
    start: () => connection.start(),
    stop: () => connection.stop(),
    observed: () => ({ ...status(busy > 0), detail: connection.state().error?.message ?? '' }),

    async printLines(job, { signal, onProgress = () => {} } = {}) {
      const placed = placeJob(job.geometry, job.lines);
      if (!placed.ok) return err({ ...placed.error, linesConfirmed: [], linesMaybePrinted: [] });
      return inTurn(async () => {
        const maybe: number[] = [];
        const failed = (error: PrinterError) => err({ ...error, linesConfirmed: [], linesMaybePrinted: [...maybe] });
        const begun = await send(encodeStart(job.geometry.cpi), signal);
        if (!begun.ok) return failed(begun.error);
        for (const line of placed.value) {
          maybe.push(line.lineNumber);
          onProgress({ kind: 'lineSent', lineNumber: line.lineNumber });
          const sent = await send(encodeEscp2Line(line), signal);
          if (!sent.ok) return failed(sent.error);
        }
        onProgress({ kind: 'ejecting' });
        const ejected = await send(formFeed(), signal);
        return failed(ejected.ok ? { code: 'timeOut', message: UNCONFIRMED } : ejected.error);
      });
    },

    async printForm(form, { signal } = {}) {
      const lines = formLines(form);
      if (!lines.ok) return err({ ...lines.error, paper: 'untouched' });
      return inTurn(async () => {
        const begun = await send(encodeStart(form.cpi), signal);
        if (!begun.ok) return err({ ...begun.error, paper: 'untouched' });
        const rest = concatBytes(...lines.value.map((line) => encodeEscp2FormLine(line, form)), formFeed());
        const sent = await send(rest, signal);
        return err({ ...(sent.ok ? { code: 'timeOut', message: UNCONFIRMED_FORM } : sent.error), paper: 'maybePrinted' });
      });
    },

    async status() {
      const missing = notThere();
      return missing === null ? ok(status(false)) : err(toCompletion(missing));
    },
    measureWidth: () => lacks('measure a document'),
    readStripe: () => lacks('read a stripe'),
    writeStripe: () => lacks('write a stripe'),
    eject: ({ signal } = {}) => inTurn(() => send(formFeed(), signal)),
    reset: ({ signal } = {}) => inTurn(() => send(concatBytes(dropPendingText(), initialise(), formFeed()), signal)),
  };
}
