import { addDays, type BusinessDate } from '../dates/businessDate.ts';
import type { InstrumentType } from './presentment.ts';

/** Lost instruments whose payment may be stopped by notice to the bank (支付结算办法 articles 48 to 50). */
export type LostInstrument = {
  readonly type: InstrumentType | 'bill';
  /** Marked 现金. */
  readonly cash?: boolean;
  /** A draft that names its paying agent. */
  readonly agentNamed?: boolean;
};

export type StopPaymentRefusal = 'NOT_A_CASH_INSTRUMENT' | 'AGENT_NOT_NAMED' | 'NOT_ACCEPTED' | 'ALREADY_PAID';

/** Null when a stop-payment notice is accepted. A `bill` is a commercial bill that nobody has accepted yet. */
export function stopPaymentRefusal(instrument: LostInstrument, paid = false): StopPaymentRefusal | null {
  if (paid) return 'ALREADY_PAID';
  switch (instrument.type) {
    case 'cheque':
    case 'acceptedBill':
      return null;
    case 'cashiersCheque':
      return instrument.cash === true ? null : 'NOT_A_CASH_INSTRUMENT';
    case 'draft':
      if (instrument.cash !== true) return 'NOT_A_CASH_INSTRUMENT';
      return instrument.agentNamed === true ? null : 'AGENT_NOT_NAMED';
    case 'bill':
      return 'NOT_ACCEPTED';
  }
}

/** Days that the bank holds payment without a court's notice, and days in which the loser must go to court. */
export const STOP_PAYMENT_DAYS = { held: 12, courtFiling: 3 } as const;

/** Without a court's notice within 12 days of receipt the bank may pay from the 13th. */
export const stopPaymentDates = (received: BusinessDate) => ({
  lastHeldDay: addDays(received, STOP_PAYMENT_DAYS.held),
  releasedFrom: addDays(received, STOP_PAYMENT_DAYS.held + 1),
  courtFilingBy: addDays(received, STOP_PAYMENT_DAYS.courtFiling),
});
