import { posting } from '../definition.ts';
import { cashMoveRequestSchema } from './cashMove.ts';

/** 0221 vault to till: given by a vault keeper with a second person, accepted by the teller. */
export const vaultToTill = posting({
  code: '0221',
  names: { zh: '金库出库', en: 'Vault to till' },
  family: 'vault',
  roles: ['vaultKeeper', 'teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  request: cashMoveRequestSchema,
});
