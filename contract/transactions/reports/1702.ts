import { transaction } from '../definition.ts';

/** 1702 what this counter took in while central was out of reach, and the branch's cash that could not be posted (domain: offline envelope). */
export const offlineQueue = transaction({
  code: '1702',
  names: { zh: '脱机队列', en: 'Offline queue' },
  initials: 'tjdl',
  family: 'report',
  kind: 'inquiry',
  roles: ['teller', 'seniorTeller', 'supervisor', 'auditor'],
  fields: [],
  panel: 'offlineQueue',
  devices: [],
  vouchers: [],
  till: 'none',
  offline: 'yes',
  overrides: [],
  reversal: 'none',
  documents: [],
});
