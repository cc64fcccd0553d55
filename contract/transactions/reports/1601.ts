import { transaction } from '../definition.ts';

/** 1601 balancing sheet of a till, cash positions, voucher ledger, day report and journal list; on screen, as PDF and as CSV (domain section 8). */
export const reports = transaction({
  code: '1601',
  names: { zh: '轧账单与报表', en: 'Balancing sheet and reports' },
  initials: 'zzdybb',
  family: 'report',
  kind: 'inquiry',
  roles: ['teller', 'seniorTeller', 'supervisor', 'vaultKeeper', 'auditor'],
  fields: [],
  panel: 'reports',
  devices: [],
  vouchers: [],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  documents: [],
});
