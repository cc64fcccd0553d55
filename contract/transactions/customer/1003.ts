import { transaction } from '../definition.ts';

/** 1003 customer view: one search, one whole view (domain section 7). */
export const customerView = transaction({
  code: '1003',
  names: { zh: '客户全景视图', en: 'Customer view' },
  initials: 'khqjst',
  family: 'customer',
  kind: 'inquiry',
  roles: ['teller', 'seniorTeller', 'supervisor', 'backOffice', 'auditor'],
  fields: [],
  panel: 'customer360',
  devices: [],
  vouchers: [],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  documents: [],
});
