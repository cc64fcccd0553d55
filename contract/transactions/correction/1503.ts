import { transaction } from '../definition.ts';

/** 1503 print a paper again on its own day, from its row in the journal; counted, and the paper says so (domain: catalogue). */
export const reprint = transaction({
  code: '1503',
  names: { zh: '补打', en: 'Reprint' },
  initials: 'bd',
  family: 'correction',
  kind: 'inquiry',
  roles: ['teller', 'seniorTeller', 'supervisor'],
  fields: [],
  panel: 'journal',
  devices: ['passbookPrinter', 'receiptPrinter'],
  vouchers: [],
  till: 'none',
  offline: 'ownRows',
  overrides: [],
  reversal: 'none',
  documents: [],
});
