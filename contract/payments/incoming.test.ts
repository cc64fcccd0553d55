import { describe, expect, it } from 'vitest';
import { decideIncoming, type IncomingCheck } from './incoming.ts';

describe('an incoming remittance', () => {
  it.each<[IncomingCheck, string]>([
    [{ account: 'match', name: 'match' }, 'AUTO_CREDIT'],
    [{ account: 'match', name: 'mismatch' }, 'SUSPENSE'],
    [{ account: 'unknown', name: 'match' }, 'SUSPENSE'],
    [{ account: 'match', name: 'match', accountBlocked: true }, 'SUSPENSE'],
    [{ account: 'none', name: 'match' }, 'PAYABLE_REMITTANCE'],
  ])('%j: %s', (check, decision) => {
    expect(decideIncoming(check)).toBe(decision);
  });
});
