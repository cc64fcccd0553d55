import { z } from 'zod';
import type { ManagedCardReader } from '../card/reader.ts';
import type { ListedPinPad, ManagedPassbookPrinter } from '../drivers.ts';
import type { PassbookGeometry } from '../passbook/geometry.ts';
import { cardReaderCommands } from './card-reader.ts';
import { type CommandContext, type Handlers, handler } from './handler.ts';
import { acknowledge, commandSchema, completion, event, type Outcome, unsolicited, type XfsMessage } from './message.ts';
import { pinPadCommands } from './pin-pad.ts';
import { printerCommands } from './printer.ts';

/** A device behind the edge. */
export type XfsDevice =
  | { readonly class: 'cardReader'; readonly device: ManagedCardReader }
  | { readonly class: 'passbookPrinter'; readonly device: ManagedPassbookPrinter; readonly geometry: PassbookGeometry }
  | { readonly class: 'pinPad'; readonly device: ListedPinPad };

/** One service of XFS4IoT: commands in, everything else out. */
export interface XfsService {
  accept(message: unknown): void;
  /** Common.StatusChangedEvent; to be called when the device's state has changed. */
  statusChanged(): void;
  /** Names of all commands that are understood, for those who ask what there is. */
  readonly commands: readonly string[];
}

/** How long a person may take where the client sets no limit. */
const HUMAN_MS = 120_000;
/** One device does one thing at a time; more than this in a row is a client that has lost its way. */
const MOST_REQUESTS = 16;

function statusOf(source: XfsDevice): Readonly<Record<string, unknown>> {
  const common = { device: source.device.observed().device };
  if (source.class === 'cardReader') {
    const { media, chip } = source.device.observed();
    return { common, cardReader: { media, chipPower: chip } };
  }
  return source.class === 'passbookPrinter' ? { common, printer: { media: source.device.observed().media } } : { common };
}

function commandsOf(source: XfsDevice): Handlers {
  switch (source.class) {
    case 'cardReader':
      return cardReaderCommands(source.device);
    case 'passbookPrinter':
      return printerCommands(source.device, source.geometry);
    case 'pinPad':
      return pinPadCommands(source.device);
  }
}

/** Speaks XFS4IoT for one device: an acknowledge for every command, then its events, then exactly one completion. */
export function createXfsService(source: XfsDevice, emit: (message: XfsMessage) => void): XfsService {
  const pending = new Map<number, AbortController>();
  const handlers: Handlers = {
    ...commandsOf(source),
    'Common.Status': handler(z.object({}), [], async () => ({ ok: true, payload: statusOf(source) })),
    'Common.Cancel': handler(
      z.object({ requestIds: z.array(z.number().int()).nullish() }),
      ['noMatchingRequestIDs'],
      async ({ requestIds }) => {
        const ids = requestIds ?? [...pending.keys()];
        const found = ids.filter((id) => pending.has(id));
        for (const id of found) pending.get(id)?.abort();
        return found.length > 0 ? { ok: true } : { ok: false, code: 'noMatchingRequestIDs', message: 'no such request is under way' };
      },
    ),
  };

  const run = async (name: string, context: CommandContext, payload: unknown): Promise<Outcome> => {
    const own = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
    if (own === undefined) return { ok: false, code: 'unsupportedCommand', message: `this device has no command ${name}` };
    try {
      return await own.run(payload, context);
    } catch (error) {
      return { ok: false, code: 'internalError', message: error instanceof Error ? error.name : 'unknown' };
    }
  };

  return {
    commands: Object.keys(handlers),
    statusChanged: () => emit(unsolicited('Common.StatusChangedEvent', statusOf(source))),
    accept(message) {
      const parsed = commandSchema.safeParse(message);
      if (!parsed.success) return emit(acknowledge('', 0, 'invalidMessage'));
      const { name, requestId, timeout } = parsed.data.header;
      if (pending.has(requestId)) return emit(acknowledge(name, requestId, 'invalidRequestID'));
      if (pending.size >= MOST_REQUESTS) return emit(acknowledge(name, requestId, 'tooManyRequests'));
      const controller = new AbortController();
      const cancels = name === 'Common.Cancel';
      // A command that cancels all others is none of them.
      if (!cancels) pending.set(requestId, controller);
      emit(acknowledge(name, requestId, null));
      const context: CommandContext = {
        signal: controller.signal,
        timeoutMs: timeout === undefined || timeout === null || timeout === 0 ? HUMAN_MS : timeout,
        tell: (what, payload) => emit(event(what, requestId, payload)),
      };
      void run(name, context, parsed.data.payload).then((outcome) => {
        if (!cancels) pending.delete(requestId);
        emit(completion(name, requestId, outcome, handlers[name]?.errorCodes ?? []));
      });
    },
  };
}
