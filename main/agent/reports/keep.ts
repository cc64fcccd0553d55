import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { branchDateAndTime } from '../../../contract/dates/branchTime.ts';
import { headOf } from '../../../contract/documents/head.ts';
import type { DayReportInput, ReportInput } from '../../../contract/documents/inputs.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { JournalFilter } from '../../../contract/ipc/calls/reports.ts';
import { toDecimalString, toWire } from '../../../contract/money/amount.ts';
import { CNY } from '../../../contract/money/currency.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { sheetToCsv, toCsv } from '../../../contract/reports/csv.ts';
import type { ReportSheet } from '../../../contract/reports/sheet.ts';
import { cellWords, type Language } from '../../../contract/reports/words.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { ReportOrder } from '../../../contract/views/report.ts';
import type { JournalRow } from '../../../contract/views/transaction.ts';
import { renderDocument, toPdf } from '../../../devices/index.ts';
import type { AgentContext } from '../context.ts';
import { entriesOfDay, ownerOf, sideOf } from './branch.ts';
import { makeReport } from './make.ts';

type Answer<T> = Promise<Result<T, WireError>>;

/** Until the bank's name is configured on this PC. */
const BANK_NAME = '示例银行';

/** `2026-03-02T01:02:03.456Z` as it can stand in a file's name. */
const stamp = (instant: string): string => instant.replaceAll(/[-:]|\.\d+/g, '');

/** Files of reports lie by date below the data folder, readable by this account alone. Each making has a file of its own. */
const keep = async (context: AgentContext, sheet: Pick<ReportSheet, 'businessDate'>, name: string, content: string | Uint8Array) => {
  const folder = join(context.config.dataDir, 'reports', sheet.businessDate);
  const path = join(folder, name);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path, content, { mode: 0o600 });
  await context.store.do('recordEvent', {
    at: context.clock.now(),
    event: 'report.saved',
    tellerId: context.session.current()?.session.tellerId ?? null,
    clientKey: null,
    stage: null,
    data: { file: name },
  });
  return path;
};

const fileName = ({ kind, about, madeAt }: ReportSheet, extension: string): string => `${kind}-${about}-${stamp(madeAt)}.${extension}`;

export const reportCsv = async (
  context: AgentContext,
  { language, ...order }: ReportOrder & { readonly language: Language },
): Answer<{ path: string; rows: number }> => {
  const made = await makeReport(context, order);
  if (!made.ok) return made;
  const path = await keep(context, made.value, fileName(made.value, 'csv'), sheetToCsv(made.value, language));
  return ok({ path, rows: made.value.tables.reduce((sum, { rows }) => sum + rows.length, 0) });
};

const printingOf = (context: AgentContext) => {
  const session = context.session.current()?.session;
  return {
    counter: {
      bankName: context.config.bankName ?? BANK_NAME,
      branchCode: session?.branchCode ?? '',
      branchName: session?.branchNameZh ?? '',
    },
    teller: { id: session?.tellerId ?? '', name: session?.name ?? '' },
    overriddenBy: [],
    printedAt: context.clock.now(),
    reprint: 0,
  };
};

/** Chinese characters that the column of the day report has room for. */
const NAME_LENGTH = 8;

/** The journal list goes on the bank's own day report; the other reports on tables. */
const documentOf = async (context: AgentContext, sheet: ReportSheet): Answer<DayReportInput | ReportInput> => {
  const head = headOf(printingOf(context), { businessDate: sheet.businessDate, traceNumber: null });
  if (sheet.kind !== 'journal')
    return ok({
      kind: 'report',
      ...head,
      title: sheet.names.zh,
      about: sheet.about,
      tables: sheet.tables.map(({ names, currency, columns, rows, sum }) => ({
        name: names.zh,
        currency,
        columns: columns.map((each) => ({ name: each.names.zh, type: each.type, widthMm: each.widthMm })),
        rows,
        sum,
      })),
      checks: sheet.checks.map(({ names, holds, detail }) => ({ text: names.zh, holds, detail })),
    });
  const found = await entriesOfDay(context, sheet.businessDate);
  if (!found.ok) return found;
  return ok({
    kind: 'dayReport',
    ...head,
    title: '网点业务日报',
    currency: CNY,
    rows: found.value.entries.map((entry) => ({
      at: entry.postedAt,
      traceNumber: entry.traceNumber,
      name: (findTransaction(entry.transactionCode)?.names.zh ?? entry.transactionCode).slice(0, NAME_LENGTH),
      accountNumber: ownerOf(entry).slice(0, 32),
      debit: toWire(sideOf(entry, 'D')),
      credit: toWire(sideOf(entry, 'C')),
    })),
  });
};

export const reportPdf = async (context: AgentContext, order: ReportOrder): Answer<{ path: string; pages: number }> => {
  const made = await makeReport(context, order);
  if (!made.ok) return made;
  const document = await documentOf(context, made.value);
  if (!document.ok) return document;
  const drawings = renderDocument(document.value);
  if (!drawings.ok) return err(wireError('PDF_FAILED', { reason: drawings.error.code }));
  const pdf = await toPdf(drawings.value, { createdAt: context.clock.now() });
  if (!pdf.ok) return err(wireError('PDF_FAILED', { reason: pdf.error.message.slice(0, 300) }));
  const path = await keep(context, made.value, fileName(made.value, 'pdf'), pdf.value);
  return ok({ path, pages: drawings.value.length });
};

const PAGE = 500;
/** A file of more rows than this is no list any more; narrower filters make several. */
const MOST_ROWS = 20_000;

const HEADINGS: Readonly<Record<Language, readonly string[]>> = {
  zh: ['会计日期', '时间', '交易', '柜员', '尾箱', '账号', '币种', '金额', '状态', '流水号', '错误'],
  en: ['Business date', 'Time', 'Transaction', 'Teller', 'Till', 'Account', 'Currency', 'Amount', 'State', 'Trace number', 'Error'],
};

const cellsOf = (row: JournalRow, language: Language): string[] => [
  row.businessDate,
  branchDateAndTime(row.openedAt),
  cellWords('transaction', row.transactionCode, language),
  row.tellerId,
  row.tillId ?? '',
  row.accountNumber ?? '',
  row.currency ?? '',
  row.amount === null || row.currency === null ? '' : toDecimalString(BigInt(row.amount), row.currency),
  row.stage,
  row.traceNumber ?? '',
  row.errorCode ?? '',
];

/** 1602's rows that match, newest first. */
export const journalCsv = async (
  context: AgentContext,
  { language, ...filter }: JournalFilter & { readonly language: Language },
): Answer<{ path: string; rows: number }> => {
  const found: JournalRow[] = [];
  let before: ClientKey | null = null;
  do {
    const page: { rows: JournalRow[]; next: ClientKey | null } = await context.store.do('journalPage', { ...filter, limit: PAGE, before });
    found.push(...page.rows);
    before = page.next;
  } while (before !== null && found.length < MOST_ROWS);
  const now = context.clock.now();
  const businessDate = filter.businessDate ?? context.session.current()?.session.businessDate ?? now.slice(0, 10);
  const csv = toCsv([HEADINGS[language], ...found.map((row) => cellsOf(row, language))]);
  return ok({ path: await keep(context, { businessDate }, `journal-${stamp(now)}.csv`, csv), rows: found.length });
};
