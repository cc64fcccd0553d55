import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { ReportKind, ReportSheet } from '../../../contract/reports/sheet.ts';
import { assertNever, err, ok, type Result } from '../../../contract/result.ts';
import type { ReportOrder } from '../../../contract/views/report.ts';
import type { AgentContext } from '../context.ts';
import { daySheet, journalSheet, positionsSheet, vouchersSheet } from './branch.ts';
import { tillSheet } from './till.ts';

const NAMES: Readonly<Record<ReportKind, ReportSheet['names']>> = {
  till: { zh: '尾箱轧账单', en: 'Balancing sheet' },
  positions: { zh: '现金头寸表', en: 'Cash positions' },
  vouchers: { zh: '重要空白凭证登记簿', en: 'Ledger of controlled vouchers' },
  day: { zh: '网点日报', en: 'Day report of the branch' },
  journal: { zh: '流水清单', en: 'Journal list' },
};

/** The till that is asked for, the teller's own, or the one that they last opened here today. */
const tillAsked = async (context: AgentContext, order: ReportOrder, businessDate: string): Promise<string | null> => {
  if (order.tillId !== null) return order.tillId;
  const tellerId = context.session.current()?.session.tellerId ?? '';
  const own = await context.store.do('tillOf', tellerId);
  if (own !== null) return own.tillId;
  const { rows } = await context.store.do('journalPage', {
    limit: 1,
    before: null,
    businessDate,
    stage: null,
    transactionCode: '0212',
    text: tellerId,
  });
  return rows[0]?.tillId ?? null;
};

const partsOf = async (context: AgentContext, order: ReportOrder, businessDate: string, about: string) => {
  switch (order.kind) {
    case 'till':
      return tillSheet(context, about, businessDate);
    case 'positions':
      return positionsSheet(context);
    case 'vouchers':
      return vouchersSheet(context);
    case 'day':
      return daySheet(context, businessDate);
    case 'journal':
      return journalSheet(context, businessDate);
    default:
      return assertNever(order.kind);
  }
};

/** A report as it stands now. A till's balancing sheet is of today; the others may be of an earlier date where they have one. */
export const makeReport = async (context: AgentContext, order: ReportOrder): Promise<Result<ReportSheet, WireError>> => {
  const session = context.session.current()?.session;
  const today = context.connection.day()?.businessDate ?? session?.businessDate ?? null;
  if (session === undefined || today === null) return err(wireError('CENTRAL_UNREACHABLE'));
  const dated = order.kind === 'day' || order.kind === 'journal';
  const businessDate = dated ? (order.businessDate ?? today) : today;
  const about = order.kind === 'till' ? await tillAsked(context, order, today) : session.branchCode;
  if (about === null) return err(wireError('TILL_NOT_OPEN'));
  const parts = await partsOf(context, order, businessDate, about);
  if (!parts.ok) return parts;
  return ok({
    kind: order.kind,
    names: NAMES[order.kind],
    about,
    businessDate,
    madeAt: context.clock.now(),
    tables: [...parts.value.tables],
    checks: [...parts.value.checks],
  });
};
