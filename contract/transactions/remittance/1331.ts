import { transaction } from '../definition.ts';

/** 1331 register of remittances sent and received and of inquiries, with their states. */
export const remittanceRegister = transaction({
  code: '1331',
  names: { zh: '汇款流水与状态', en: 'Journal of remittances' },
  initials: 'hklsyzt',
  family: 'remittance',
  kind: 'inquiry',
  roles: ['teller', 'seniorTeller', 'supervisor', 'backOffice', 'auditor'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  panel: 'remittances',
  fields: [],
});
