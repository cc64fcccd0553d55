import type { Role } from '../../views/session.ts';
import { transaction } from '../definition.ts';

/** Roles that a bank's override rules may name. Whether one's consent counts for a request, central decides by its rules. */
export const DECIDING_ROLES: readonly Role[] = ['seniorTeller', 'supervisor', 'vaultKeeper', 'backOffice'];

/** 1701 the branch's override requests: who waits for how long, and deciding them. */
export const overrideQueue = transaction({
  code: '1701',
  names: { zh: '授权队列', en: 'Override queue' },
  initials: 'sqdl',
  family: 'override',
  kind: 'inquiry',
  roles: DECIDING_ROLES,
  fields: [],
  panel: 'overrides',
  devices: [],
  vouchers: [],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  documents: [],
});
