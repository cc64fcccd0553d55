import type { Translation } from '../translation.ts';

export const reports: Translation['reports'] = {
  kind: 'Report',
  kinds: {
    till: 'Balancing sheet',
    positions: 'Cash positions',
    vouchers: 'Voucher ledger',
    day: 'Day report',
    journal: 'Journal list',
  },
  till: 'Till',
  tillHint: 'Empty: your own',
  make: 'Refresh',
  pdf: 'Keep as PDF',
  csv: 'Keep as CSV',
  about: 'Of',
  madeAt: 'Made at',
  busy: 'The report is being made…',
  keptPdf: 'Kept as PDF ({{pages}} pages): {{path}}',
  keptCsv: 'Kept as CSV ({{rows}} rows): {{path}}',
  bars: 'Bars: {{column}}',
  dateHint: 'YYYY-MM-DD, today',
  more: 'There is more than is shown.',
  empty: 'No data.',
  checks: 'Checks',
};
