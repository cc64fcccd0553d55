import { expect, test } from 'vitest';
import type { Quote } from '../../central/transactions.ts';
import { reverse } from './1501.ts';

const quoted = (cashBack: string) => ({ tillId: '1001-T01', quote: { result: { cashBack } } as unknown as Quote });

test('the trace number and a reason are needed; the pieces wait for the quote', () => {
  expect(reverse.toRequest({ traceNumber: '10012026030200000017', reason: '金额录错' })).toEqual({
    ok: true,
    value: { traceNumber: '10012026030200000017', reason: '金额录错', denominations: {} },
  });
  const empty = reverse.toRequest({ traceNumber: '17' });
  expect(empty.ok ? [] : empty.error.map(({ field, code }) => `${field} ${code}`)).toEqual([
    'traceNumber FORMAT_WRONG',
    'reason FIELD_REQUIRED',
  ]);
});

test('cash goes the way that the quote says', () => {
  const pieces = { denominations: { n100: 3 } };
  expect(reverse.cash(pieces, quoted('given'))).toEqual({ taken: {}, given: { n100: 3 } });
  expect(reverse.cash(pieces, quoted('taken'))).toEqual({ taken: { n100: 3 }, given: {} });
});
