import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Tx } from '../database/serializable.ts';
import type { Invention } from './invention.ts';
import type { FiledCustomer } from './planned.ts';
import { planCustomer } from './population/customer.ts';
import { createNeighbours, type Neighbours } from './population/family.ts';
import { addAccounts } from './rows/accounts.ts';
import { addAccruals } from './rows/accruals.ts';
import type { Clerk } from './rows/clerk.ts';
import { addCustomer, addFile } from './rows/customers.ts';
import { emptyRows, type Rows, writeRows } from './rows/tables.ts';

/** Customers that are in memory at a time, twice: some are invented while those before them are written. */
const CHUNK = 500;
/** Customers after which the connection gets its turn. */
const BREATH = 50;

interface Range {
  /** Serials; `to` is not in it. */
  readonly from: number;
  readonly to: number;
}

async function inventRows(invention: Invention, clerk: Clerk, neighbours: Neighbours, { from, to }: Range): Promise<Rows> {
  const rows = emptyRows();
  const customers: FiledCustomer[] = [];
  for (let serial = from; serial < to; serial += 1) {
    const customer = planCustomer(invention, neighbours, serial);
    addCustomer(rows, customer);
    addFile(rows, clerk, customer);
    addAccounts(rows, clerk, customer);
    customers.push(customer);
    if (serial % BREATH === 0) await nextTurn();
  }
  addAccruals(rows, clerk, customers, invention.accruedBefore);
  return rows;
}

/** Invents and writes the customers of a range of serials, a chunk at a time, so that memory does not grow with their number. */
export async function seedCrowd(
  tx: Tx,
  invention: Invention,
  clerk: Clerk,
  range: Range,
  written: (customers: number) => void,
): Promise<void> {
  const neighbours = createNeighbours();
  let writing: Promise<void> = Promise.resolve();
  for (let from = range.from; from < range.to; ) {
    const to = Math.min((Math.floor(from / CHUNK) + 1) * CHUNK + 1, range.to);
    const rows = await inventRows(invention, clerk, neighbours, { from, to });
    await writing;
    writing = writeRows(tx, rows).then(() => written(to - 1));
    // A failure is told by the next `await`; until then it must not count as unhandled.
    writing.catch(() => undefined);
    from = to;
  }
  await writing;
}
