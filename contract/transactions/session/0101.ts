import { transaction } from '../definition.ts';

/** 0101 sign on: done by the sign-on screen, recorded by the agent and central. */
export const signOn = transaction({
  code: '0101',
  names: { zh: '柜员签到', en: 'Sign on' },
  initials: 'gyqd',
  family: 'session',
  kind: 'session',
  roles: ['teller', 'seniorTeller', 'supervisor', 'vaultKeeper', 'backOffice', 'itAdministrator', 'auditor'],
  fields: [],
  panel: 'signOn',
  devices: [],
  vouchers: [],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  documents: [],
});
