import type { Result } from '../../contract/result.ts';
import { drawCall } from './call.ts';
import { closeDemand } from './demand.ts';
import { drawFixed } from './fixed.ts';
import { drawFixedOrDemand } from './fixedOrDemand.ts';
import { drawInstalments } from './instalments.ts';
import type { InterestPayment } from './payment.ts';
import { type InterestRefusal, rateRefused } from './refusal.ts';
import type { InterestSituation } from './situation.ts';

/**
 * What an account pays when it is drawn, in whole or in part, or closed: lines, interest, tax, net, and what stays. Pure; the
 * situation comes from `readSituation`, the books from `payInterest`. For closing and drawing transactions (1103, 1204, 1205).
 */
export function closeInterest(situation: InterestSituation): Result<InterestPayment, InterestRefusal> {
  switch (situation.kind) {
    case 'demand': {
      const closed = closeDemand(situation.book, situation.date, situation.product, situation.rates);
      return closed.ok ? closed : rateRefused(closed.error);
    }
    case 'fixed':
      return drawFixed(situation);
    case 'notice':
      return drawCall(situation);
    case 'fixedOrDemand':
      return drawFixedOrDemand(situation);
    case 'instalment':
      return drawInstalments(situation);
  }
}
