import { transaction } from '../definition.ts';

/** 1603 this counter's journal beside central's: only here, only there, different, each with what to do (trust: compare). */
export const compareJournals = transaction({
  code: '1603',
  names: { zh: '本机中心对账', en: 'Compare with central' },
  initials: 'bjzxdz',
  family: 'report',
  kind: 'inquiry',
  roles: ['teller', 'seniorTeller', 'supervisor', 'auditor'],
  fields: [],
  panel: 'compare',
  devices: [],
  vouchers: [],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  documents: [],
});
