import { addDays, addMonths, addYears, type BusinessDate } from '../dates/businessDate.ts';
import { rollForward, stateCouncilCalendar, type WorkingCalendar } from '../dates/calendar.ts';

/** 银行汇票, 银行本票, 支票, and a commercial bill that was accepted (商业汇票). */
export type InstrumentType = 'draft' | 'cashiersCheque' | 'cheque' | 'acceptedBill';

/** How long an instrument may be presented for payment. Months are 对月对日; the issue day is not counted. */
export type PresentmentPeriod = { readonly months: number } | { readonly days: number };

/** 支付结算办法 and 票据法 article 53. A commercial bill's ten days run from its maturity, so that is the date to give. */
export const PRESENTMENT_PERIODS: Readonly<Record<InstrumentType, PresentmentPeriod>> = {
  draft: { months: 1 },
  cashiersCheque: { months: 2 },
  cheque: { days: 10 },
  acceptedBill: { days: 10 },
};

/** The last day on which the instrument may be presented; a holiday moves it to the next working day. */
export function presentmentDue(
  type: InstrumentType,
  issued: BusinessDate,
  calendar: WorkingCalendar = stateCouncilCalendar,
  periods: Readonly<Record<InstrumentType, PresentmentPeriod>> = PRESENTMENT_PERIODS,
): BusinessDate {
  const period = periods[type];
  return rollForward('months' in period ? addMonths(issued, period.months) : addDays(issued, period.days), calendar);
}

/** 票据法 article 17: the holder's right against the issuer of a draft or cashier's cheque lapses two years after issue. */
const ISSUER_RIGHT_YEARS = 2;

/** How an instrument stands on a day: `issuer-only` means that only the issuing bank still pays, on a written explanation. */
export function presentmentState(
  type: InstrumentType,
  issued: BusinessDate,
  today: BusinessDate,
  calendar: WorkingCalendar = stateCouncilCalendar,
): 'payable' | 'issuer-only' | 'lapsed' {
  if (today <= presentmentDue(type, issued, calendar)) return 'payable';
  const issuerStillPays = (type === 'draft' || type === 'cashiersCheque') && today <= addYears(issued, ISSUER_RIGHT_YEARS);
  return issuerStillPays ? 'issuer-only' : 'lapsed';
}
