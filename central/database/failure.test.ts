import pg from 'pg';
import { expect, test } from 'vitest';
import { freePort } from './engine/port.ts';
import { isStoreFailure, sqlState } from './failure.ts';

const withCode = (code: string): Error => Object.assign(new Error('made'), { code });

test.each(['53100', '57014', '57P01', '57P03', '08006', '58030', '53300', '40003', 'ECONNRESET'])(
  '%s is the fault of the database',
  (code) => {
    expect(isStoreFailure(withCode(code))).toBe(true);
  },
);

test.each(['23505', '23514', '40001', '42601', '55P03', 'ENOENT'])('%s is not', (code) => {
  expect(isStoreFailure(withCode(code))).toBe(false);
});

test('a server that is not there, and a pool whose connections are all taken, are the fault of the database', async () => {
  const nowhere = new pg.Client({ host: '127.0.0.1', port: await freePort() });
  const refused: unknown = await nowhere.connect().catch((error: unknown) => error);
  expect([isStoreFailure(refused), sqlState(refused)]).toEqual([true, null]);
  for (const text of ['timeout exceeded when trying to connect', 'Connection terminated unexpectedly'])
    expect(isStoreFailure(new Error(text))).toBe(true);
});

test('a mistake of the program is not', () => {
  for (const error of [new TypeError('x is undefined'), 'text', null, { code: 5 }]) expect(isStoreFailure(error)).toBe(false);
});
