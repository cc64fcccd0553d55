import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { ReportKind, ReportSheet } from '../../../contract/reports/sheet.ts';
import type { Language } from '../../../contract/reports/words.ts';
import { teller } from '../../bridge/teller.ts';

/** A file that was made of the report that is shown. */
export type Kept =
  | { readonly as: 'pdf'; readonly path: string; readonly pages: number }
  | { readonly as: 'csv'; readonly path: string; readonly rows: number };

interface ReportStore {
  readonly kind: ReportKind;
  /** Null: today. */
  readonly businessDate: string | null;
  /** Null: the teller's own. */
  readonly tillId: string | null;
  readonly sheet: ReportSheet | null;
  readonly busy: boolean;
  readonly error: WireError | null;
  readonly kept: Kept | null;
}

export const useReportStore = create<ReportStore>()(() => ({
  kind: 'till',
  businessDate: null,
  tillId: null,
  sheet: null,
  busy: false,
  error: null,
  kept: null,
}));

type Order = Pick<ReportStore, 'kind' | 'businessDate' | 'tillId'>;
const orderNow = (): Order => {
  const { kind, businessDate, tillId } = useReportStore.getState();
  return { kind, businessDate, tillId };
};

/** Makes the report anew, with what is changed about the order. An answer to an order that nobody waits for any more is left. */
export const makeReport = async (change: Partial<Order> = {}): Promise<void> => {
  useReportStore.setState({ ...change, busy: true, error: null, kept: null, ...(change.kind === undefined ? {} : { sheet: null }) });
  const order = orderNow();
  const result = await teller.call('report.make', order);
  if (JSON.stringify(orderNow()) !== JSON.stringify(order)) return;
  useReportStore.setState(result.ok ? { busy: false, sheet: result.value } : { busy: false, sheet: null, error: result.error });
};

export const keepPdf = async (): Promise<void> => {
  if (useReportStore.getState().busy) return;
  useReportStore.setState({ busy: true, error: null, kept: null });
  const result = await teller.call('report.pdf', orderNow());
  useReportStore.setState(result.ok ? { busy: false, kept: { as: 'pdf', ...result.value } } : { busy: false, error: result.error });
};

export const keepCsv = async (language: Language): Promise<void> => {
  if (useReportStore.getState().busy) return;
  useReportStore.setState({ busy: true, error: null, kept: null });
  const result = await teller.call('report.csv', { ...orderNow(), language });
  useReportStore.setState(result.ok ? { busy: false, kept: { as: 'csv', ...result.value } } : { busy: false, error: result.error });
};
