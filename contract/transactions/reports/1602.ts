import { transaction } from '../definition.ts';

/** 1602 journal of this counter, with the state of every transaction and the verification of the audit chain. */
export const journal = transaction({
  code: '1602',
  names: { zh: '流水查询', en: 'Journal' },
  initials: 'lscx',
  family: 'report',
  kind: 'inquiry',
  roles: ['teller', 'seniorTeller', 'supervisor', 'auditor'],
  fields: [],
  panel: 'journal',
  devices: [],
  vouchers: [],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  documents: [],
});
