import { expect, test } from 'vitest';
import { wireError } from '../../contract/errors/wire.ts';
import { outcomeOf } from './outcome.ts';

test.each([
  [
    { outcome: 'accepted', clientKey: 'x' },
    { outcome: 'accepted', code: '' },
  ],
  [
    { clientKey: 'x', outcome: 'accepted' },
    { outcome: 'accepted', code: '' },
  ],
  [
    { outcome: 'rejected', clientKey: 'x', error: wireError('QUOTE_STALE') },
    { outcome: 'rejected', code: 'QUOTE_STALE' },
  ],
])('reads %j', (answer, expected) => {
  expect(outcomeOf(JSON.stringify(answer))).toEqual(expected);
});
