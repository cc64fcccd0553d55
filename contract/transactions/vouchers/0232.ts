import { z } from 'zod';
import { VOUCHER_TYPES } from '../../vouchers/types.ts';
import { transaction } from '../definition.ts';
import { fieldError } from '../fields.ts';
import { entryForm } from '../form.ts';
import { ANYBODY } from '../till/countFields.ts';
import { transferFields } from '../till/transfer.ts';
import { ACCEPT, notForMe, RETURN, returnReasonField, stepField, tokenField, transferField, witnessAt } from '../till/transferFields.ts';
import { formsField, oneRange } from './formsFields.ts';
import { formsShape } from './shapes.ts';

export const handOverVouchersRequestSchema = z.strictObject({
  ...transferFields,
  ...formsShape,
  from: z.enum(['vault', 'teller']),
  to: z.enum(['vault', 'teller']),
});

const GIVING = ['giveFromVault', 'giveToVault', 'giveToTeller'] as const;

/** 0232 hand over controlled vouchers between the vault and tellers of a branch: both confirm. */
export const handOverVouchers = transaction({
  code: '0232',
  names: { zh: '重要空白凭证交接', en: 'Hand over controlled vouchers' },
  initials: 'zykbpzjj',
  family: 'vouchers',
  kind: 'posting',
  roles: ['teller', 'seniorTeller', 'vaultKeeper'],
  till: 'none',
  offline: 'no',
  overrides: [],
  reversal: 'none',
  devices: [],
  vouchers: [],
  documents: [],
  ...entryForm({
    fields: [
      {
        ...stepField,
        options: [
          { value: 'giveFromVault', label: { zh: '出库交柜员', en: 'Vault to teller' }, roles: ['vaultKeeper'] },
          { value: 'giveToVault', label: { zh: '交回金库', en: 'Teller to vault' }, roles: ['teller', 'seniorTeller'] },
          { value: 'giveToTeller', label: { zh: '交其他柜员', en: 'Teller to teller' }, roles: ['teller', 'seniorTeller'] },
          ACCEPT,
          RETURN,
        ],
      },
      {
        name: 'receiver',
        type: 'teller',
        label: { zh: '接收人柜员号', en: "Receiver's number" },
        required: true,
        width: 6,
        when: { field: 'step', is: GIVING },
      },
      {
        ...formsField({ zh: '交出凭证', en: 'Forms given' }),
        stockOf: { field: 'step', own: ['giveToVault', 'giveToTeller'], vault: ['giveFromVault'] },
        when: { field: 'step', is: GIVING },
      },
      transferField,
      tokenField,
      returnReasonField,
      {
        ...witnessAt(['giveFromVault', 'accept', 'return']),
        required: false,
        hint: { zh: '出入金库且该凭证须双人管理时核验', en: 'Where the vault takes part and the kind is kept by two people' },
      },
    ],
    request: handOverVouchersRequestSchema,
    check: ({ step, forms, transfer, witness }, side) => {
      const [range] = forms;
      const two = step === 'giveFromVault' && range !== undefined && VOUCHER_TYPES[range.type].twoPeople && witness === null;
      return [...notForMe(step, transfer, side), ...(two ? [fieldError('witness', 'WITNESS_NEEDED', { role: ANYBODY })] : [])];
    },
    build: ({ step, receiver, forms, transfer, token, reason, witness }) => {
      const second = witness === null ? {} : { witness };
      if (step !== 'accept' && step !== 'return')
        return {
          step: 'give' as const,
          receiver: receiver ?? '',
          ...oneRange(forms),
          from: step === 'giveFromVault' ? ('vault' as const) : ('teller' as const),
          to: step === 'giveToVault' ? ('vault' as const) : ('teller' as const),
          ...second,
        };
      const given = transfer?.kind === 'vouchers' ? transfer : null;
      return {
        step: step as 'accept' | 'return',
        number: given?.number ?? '',
        type: given?.type ?? 'draft',
        first: given?.first ?? '',
        last: given?.last ?? '',
        from: given?.from ?? 'teller',
        to: given?.to ?? 'teller',
        ...(token === null ? {} : { token: token.toUpperCase() }),
        ...(reason === null ? {} : { reason }),
        ...second,
      };
    },
  }),
});
