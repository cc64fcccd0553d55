import { transaction } from '../definition.ts';

/** 0103 sign off: refused while anything is pending; every blocker is named. */
export const signOff = transaction({
  code: '0103',
  names: { zh: '柜员签退', en: 'Sign off' },
  initials: 'gyqt',
  family: 'session',
  kind: 'session',
  roles: ['teller', 'seniorTeller', 'supervisor', 'vaultKeeper', 'backOffice', 'itAdministrator', 'auditor'],
  fields: [],
  panel: 'signOff',
  devices: [],
  vouchers: [],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  documents: [],
});
