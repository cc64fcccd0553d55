import type { ServerResponse } from 'node:http';
import type { z } from 'zod';
import { ok } from '../../contract/result.ts';
import type { BookShelf } from '../emulators/tally-csi/book.ts';
import { type Fault, faultSchema } from '../emulators/tally-csi/faults.ts';
import type { EmulatedPrinter } from '../emulators/tally-csi/printer.ts';
import { type CounterState, insertBodySchema } from './api.ts';
import { bookToInsert, viewOf } from './books.ts';
import { apiError, type Route } from './http.ts';

export interface RouteParts {
  readonly emulator: EmulatedPrinter;
  readonly shelf: BookShelf;
  state(): CounterState;
  plug(): Promise<void>;
  addListener(response: ServerResponse): void;
}

/** Every POST answers with the state after it. */
export function createRoutes({ emulator, shelf, state, plug, addListener }: RouteParts): Route[] {
  const act = (path: RegExp, action: () => void | Promise<void>): Route => ({
    method: 'POST',
    path,
    handle: async () => {
      await action();
      return ok(state());
    },
  });
  return [
    { method: 'GET', path: /^\/v1\/state$/, handle: () => ok(state()) },
    { method: 'GET', path: /^\/v1\/events$/, handle: () => ok(null), stream: addListener },
    { method: 'GET', path: /^\/v1\/passbooks$/, handle: () => ok({ numbers: shelf.numbers() }) },
    {
      method: 'GET',
      path: /^\/v1\/passbooks\/(?<number>[0-9A-Za-z-]{1,32})$/,
      handle: (_, { number = '' }) => {
        const book = shelf.load(number);
        return book === null ? apiError('notFound', `no passbook ${number} was ever here`) : ok(viewOf(book));
      },
    },
    {
      method: 'POST',
      path: /^\/v1\/passbook\/insert$/,
      body: insertBodySchema,
      handle: (body) => {
        // The printer holds one book; a teller takes the old one out first, and so must a test.
        if (emulator.state().book !== null) return apiError('conflict', 'there is a book in the printer; remove it first');
        const book = bookToInsert(body as z.output<typeof insertBodySchema>, shelf);
        if (!book.ok) return book;
        emulator.insert(book.value);
        return ok(state());
      },
    },
    act(/^\/v1\/passbook\/remove$/, () => emulator.remove()),
    {
      method: 'POST',
      path: /^\/v1\/fault$/,
      body: faultSchema,
      handle: (fault) => {
        emulator.fault(fault as Fault);
        return ok(state());
      },
    },
    act(/^\/v1\/fault\/clear$/, () => emulator.clearFault()),
    act(/^\/v1\/printer\/unplug$/, () => emulator.unplug()),
    act(/^\/v1\/printer\/plug$/, plug),
  ];
}
