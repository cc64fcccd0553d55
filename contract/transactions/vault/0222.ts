import { posting } from '../definition.ts';
import { cashMoveRequestSchema } from './cashMove.ts';

/** 0222 till to vault: given by the teller, accepted by a vault keeper with a second person. */
export const tillToVault = posting({
  code: '0222',
  names: { zh: '现金入库', en: 'Till to vault' },
  family: 'vault',
  roles: ['vaultKeeper', 'teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  request: cashMoveRequestSchema,
});
