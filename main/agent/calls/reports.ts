import type { AgentContext } from '../context.ts';
import { journalCsv, reportCsv, reportPdf } from '../reports/keep.ts';
import { makeReport } from '../reports/make.ts';
import type { Handlers } from './register.ts';

type Names = 'report.make' | 'report.pdf' | 'report.csv' | 'journal.csv';

export const reportHandlers = (context: AgentContext): Pick<Handlers, Names> => ({
  'report.make': (order) => makeReport(context, order),
  'report.pdf': (order) => reportPdf(context, order),
  'report.csv': (order) => reportCsv(context, order),
  'journal.csv': (filter) => journalCsv(context, filter),
});
