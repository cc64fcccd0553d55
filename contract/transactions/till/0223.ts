import { posting } from '../definition.ts';
import { cashMoveRequestSchema } from '../vault/cashMove.ts';

/** 0223 till to till: interchange between tellers, only by both confirming (domain: till). */
export const tillToTill = posting({
  code: '0223',
  names: { zh: '柜员间调缴', en: 'Till to till' },
  family: 'till',
  roles: ['teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  request: cashMoveRequestSchema,
});
