import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { ACCEPT, GIVE, RETURN, returnReasonField, stepField, tokenField, transferField, witnessAt } from '../till/transferFields.ts';
import { cashMoveRequestSchema } from './cashMove.ts';
import { cashMoveOf, checkMove, moveCash, moveCountField, receivingTillField } from './cashMoveForm.ts';
import { vaultIdOf } from './vaultId.ts';

/** 0221 vault to till: given by a vault keeper with a second person, accepted by the teller. */
export const vaultToTill = transaction({
  code: '0221',
  names: { zh: '金库出库', en: 'Vault to till' },
  initials: 'jkck',
  family: 'vault',
  kind: 'posting',
  roles: ['vaultKeeper', 'teller', 'seniorTeller'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  papers: ['cashCount'],
  cash: moveCash,
  ...entryForm({
    fields: [
      {
        ...stepField,
        options: [{ ...GIVE, roles: ['vaultKeeper'] }, { ...ACCEPT, roles: ['teller', 'seniorTeller'] }, RETURN],
      },
      receivingTillField,
      transferField,
      moveCountField,
      tokenField,
      returnReasonField,
      witnessAt(['give', 'return']),
    ],
    request: cashMoveRequestSchema,
    check: (read, side) => checkMove(read, side, ['accept']),
    build: (read, { branchCode }) =>
      cashMoveOf(read, {
        receiver: read.receiver?.tellerId ?? '',
        fromTill: vaultIdOf(branchCode),
        toTill: read.receiver?.tillId ?? '',
      }),
  }),
});
