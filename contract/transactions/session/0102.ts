import { transaction } from '../definition.ts';

/** 0102 temporary sign-off: the counter is locked and the window forgets everything; forms are kept for the same teller. */
export const lock = transaction({
  code: '0102',
  names: { zh: '临时签退', en: 'Temporary sign-off' },
  initials: 'lsqt',
  family: 'session',
  kind: 'session',
  roles: ['teller', 'seniorTeller', 'supervisor', 'vaultKeeper', 'backOffice', 'itAdministrator', 'auditor'],
  fields: [],
  devices: [],
  vouchers: [],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  documents: [],
});
