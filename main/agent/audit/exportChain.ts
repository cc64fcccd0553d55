import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AuditHead } from '../../../db/audit/append.ts';
import { endLine, headerLine, rowLine } from './exportFormat.ts';

/** Where the rows come from: the agent's store, or a database that a command has opened. */
export interface ChainSource {
  head(): Promise<AuditHead>;
  /** Rows behind `after`, in order. */
  page(after: number, limit: number): Promise<readonly { sequence: number; hash: string; body: string }[]>;
}

export interface ExportOrder {
  readonly file: string;
  readonly deviceId: string;
  /** Instant. */
  readonly at: string;
  readonly anchor: AuditHead | null;
}

export interface Exported {
  readonly file: string;
  readonly rows: number;
  readonly head: string;
  readonly sha256: string;
}

const ROWS_AT_ONCE = 500;

/** Rows that are written meanwhile belong to the next export: it ends at `head`. */
async function* linesOf(source: ChainSource, order: ExportOrder, head: AuditHead): AsyncGenerator<{ line: string; rows: number }> {
  let after = 0;
  let rows = 0;
  yield { line: headerLine({ deviceId: order.deviceId, exportedAt: order.at }), rows };
  while (after < head.sequence) {
    const page = (await source.page(after, ROWS_AT_ONCE)).filter(({ sequence }) => sequence <= head.sequence);
    for (const row of page) {
      rows += 1;
      yield { line: rowLine(row), rows };
    }
    const last = page.at(-1);
    if (last === undefined) break;
    after = last.sequence;
  }
  yield { line: endLine({ rows, head, anchor: order.anchor }), rows };
}

/** Writes the whole chain to a file as it is stored, judging nothing. The file appears under its name only when it is complete and on disk. */
export const exportChain = async (source: ChainSource, order: ExportOrder): Promise<Exported> => {
  await mkdir(path.dirname(order.file), { recursive: true, mode: 0o700 });
  const unfinished = `${order.file}.part`;
  const digest = createHash('sha256');
  const head = await source.head();
  const file = await open(unfinished, 'w', 0o600);
  let written = 0;
  try {
    for await (const { line, rows } of linesOf(source, order, head)) {
      digest.update(line);
      await file.appendFile(line);
      written = rows;
    }
    await file.sync();
  } catch (cause) {
    await file.close();
    await rm(unfinished, { force: true });
    throw cause;
  }
  await file.close();
  await rename(unfinished, order.file);
  return { file: order.file, rows: written, head: head.hash, sha256: digest.digest('hex') };
};
