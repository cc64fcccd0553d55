import { transaction } from '../definition.ts';
import { entryForm } from '../form.ts';
import { ACCEPT, GIVE, RETURN, returnReasonField, stepField, tokenField, transferField, witnessAt } from '../till/transferFields.ts';
import { cashMoveRequestSchema } from './cashMove.ts';
import { cashMoveOf, checkMove, moveCash, moveCountField } from './cashMoveForm.ts';
import { vaultIdOf } from './vaultId.ts';

/** 0222 till to vault: given by the teller, accepted by a vault keeper with a second person. */
export const tillToVault = transaction({
  code: '0222',
  names: { zh: '现金入库', en: 'Till to vault' },
  initials: 'xjrk',
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
        options: [{ ...GIVE, roles: ['teller', 'seniorTeller'] }, { ...ACCEPT, roles: ['vaultKeeper'] }, RETURN],
      },
      {
        name: 'receiver',
        type: 'teller',
        label: { zh: '管库员柜员号', en: "Vault keeper's number" },
        required: true,
        width: 6,
        when: { field: 'step', is: ['give'] },
      },
      transferField,
      moveCountField,
      tokenField,
      returnReasonField,
      witnessAt(['accept']),
    ],
    request: cashMoveRequestSchema,
    check: (read, side) => checkMove(read, side, ['give']),
    build: (read, { branchCode, tillId }) =>
      cashMoveOf(read, { receiver: read.receiver ?? '', fromTill: tillId ?? '', toTill: vaultIdOf(branchCode) }),
  }),
});
