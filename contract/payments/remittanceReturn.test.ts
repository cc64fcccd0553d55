import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { autoReturnDate, decideRemitterReturn, decideReturn } from './remittanceReturn.ts';

const day = (text: string) => businessDateSchema.parse(text);
const held = { noticeSent: day('2025-01-15'), today: day('2025-02-01'), paid: false, payeeRefuses: false };

describe('returning a remittance', () => {
  it('must return after two months without the payee', () => {
    expect(autoReturnDate(day('2025-01-15'), false)).toBe('2025-03-15');
    expect(autoReturnDate(day('2024-12-31'), false)).toBe('2025-02-28');
    expect(autoReturnDate(day('2025-01-15'), true)).toBeNull();
  });

  it('waits, returns when unreachable, returns at once when refused, leaves paid ones alone', () => {
    expect(decideReturn(held)).toEqual({ kind: 'WAIT', until: '2025-03-15' });
    expect(decideReturn({ ...held, today: day('2025-03-15') })).toEqual({ kind: 'RETURN_NOW', reason: 'UNREACHABLE' });
    expect(decideReturn({ ...held, payeeRefuses: true })).toEqual({ kind: 'RETURN_NOW', reason: 'PAYEE_REFUSES' });
    expect(decideReturn({ ...held, paid: true, payeeRefuses: true })).toEqual({ kind: 'NONE' });
  });

  it.each([
    [{ sent: false, payeeHasAccount: true, confirmedUnpaid: false }, 'CANCEL'],
    [{ sent: true, payeeHasAccount: true, confirmedUnpaid: true }, 'PARTIES_SETTLE'],
    [{ sent: true, payeeHasAccount: false, confirmedUnpaid: true }, 'REQUEST_RETURN'],
    [{ sent: true, payeeHasAccount: false, confirmedUnpaid: false }, 'ASK_PAYING_BANK'],
  ])('a remitter who wants it back: %j', (request, decision) => {
    expect(decideRemitterReturn(request)).toBe(decision);
  });
});
