import type { z } from 'zod';
import { err, ok, type Result } from '../../contract/result.ts';
import { addRuns, type Book, type BookShelf, type InkRun, MM_PER_INCH, mmFrom60, mmFrom180 } from '../emulators/tally-csi/book.ts';
import type { EmulatedPrinterState } from '../emulators/tally-csi/printer.ts';
import type { PassbookGeometry } from '../passbook/geometry.ts';
import { linePosition, placeLine } from '../passbook/layout.ts';
import type { PassbookLine } from '../passbook/printer.ts';
import { cellsOf } from '../passbook/text.ts';
import type { ApiError, CounterState, insertBodySchema, PassbookView } from './api.ts';

export function viewOf(book: Book): PassbookView {
  const pages = Object.entries(book.pages)
    .map(([page, runs]) => ({ page: Number(page), runs }))
    .sort((a, b) => a.page - b.page);
  const { number, accountNumber, holder, page, openPage, stripe } = book;
  return { number, accountNumber, holder, page, openPage, runs: book.pages[String(openPage)] ?? [], pages, stripe };
}

export function stateOf(printer: EmulatedPrinterState, tcpPort: number, serialPath: string | null): Omit<CounterState, 'desk'> {
  return {
    printer: { device: printer.device, media: printer.media, fault: printer.fault, linesPrinted: printer.linesPrinted },
    passbook: printer.book === null ? null : viewOf(printer.book),
    onCounter: printer.onCounter,
    ...(serialPath === null ? {} : { serialPath }),
    tcpPort,
  };
}

const conflict = (message: string) => err<ApiError>({ code: 'conflict', message });

/** The book that a teller puts into the printer: the known one with this number, or a new one with what the caller says is already in it. */
export function bookToInsert(body: z.output<typeof insertBodySchema>, shelf: BookShelf): Result<Book, ApiError> {
  const known = body.fresh ? null : shelf.load(body.number);
  if (known !== null) {
    if (known.accountNumber !== body.accountNumber)
      return conflict(`passbook ${body.number} belongs to another account; send fresh: true for a new one`);
    return ok({ ...known, openPage: body.openPage ?? known.openPage });
  }
  const empty: Book = {
    number: body.number,
    accountNumber: body.accountNumber,
    holder: body.holder,
    page: body.sheet === undefined ? body.geometry.page : { ...body.sheet, foldMm: null },
    openPage: 1,
    pages: {},
    stripe: body.stripe ?? '',
  };
  const { prefill } = body;
  const filled =
    prefill === undefined
      ? ok(empty)
      : 'runs' in prefill
        ? ok(addRuns(empty, prefill.runs))
        : withLines(empty, body.geometry, prefill.lines);
  return filled.ok ? ok({ ...filled.value, openPage: body.openPage ?? 1 }) : filled;
}

function withLines(empty: Book, geometry: PassbookGeometry, lines: readonly PassbookLine[]): Result<Book, ApiError> {
  let book = empty;
  for (const line of lines) {
    const placed = placeLine(geometry, line);
    const position = linePosition(geometry, line.lineNumber);
    if (!placed.ok) return err({ code: 'invalidData', message: `prefill: ${placed.error.message}` });
    const runs = placed.value.texts.map(
      ({ x60, text }): InkRun => ({
        xMm: mmFrom60(x60),
        yMm: mmFrom180(placed.value.y180),
        text,
        cpi: geometry.cpi,
        widthMm: ((cellsOf(text) ?? 0) * MM_PER_INCH) / geometry.cpi,
      }),
    );
    book = addRuns({ ...book, openPage: position?.page ?? 1 }, runs);
  }
  return ok(book);
}
