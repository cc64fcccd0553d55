import { CNY_DENOMINATIONS } from '../money/denominations.ts';
import { findTransaction } from '../transactions/catalogue.ts';
import { VOUCHER_TYPES, type VoucherTypeId } from '../vouchers/types.ts';
import type { ReportTable } from './sheet.ts';

export type Language = 'zh' | 'en';
type Words = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

const TILL_STATES: Words = {
  closed: { zh: '已关', en: 'closed' },
  open: { zh: '已开', en: 'open' },
  active: { zh: '营业', en: 'active' },
  paused: { zh: '暂停', en: 'paused' },
  sealed: { zh: '已封', en: 'sealed' },
  vault: { zh: '金库', en: 'vault' },
};

const HOLDERS: Words = {
  vault: { zh: '金库', en: 'Vault' },
  teller: { zh: '柜员', en: 'Teller' },
  customer: { zh: '客户', en: 'Customer' },
  transit: { zh: '在途', en: 'On its way' },
};

const transaction = (code: string, language: Language): string => {
  const names = findTransaction(code)?.names;
  return names === undefined ? code : `${code} ${names[language]}`;
};

const holder = (held: string, language: Language): string => {
  const [kind = '', number = ''] = held.split(':');
  return `${HOLDERS[kind]?.[language] ?? kind} ${number}`;
};

/** What a cell that is no figure says in a language. A word that nobody knows is shown as it is. */
export const cellWords = (type: ReportTable['columns'][number]['type'], cell: string, language: Language): string => {
  switch (type) {
    case 'transaction':
      return transaction(cell, language);
    case 'piece':
      return CNY_DENOMINATIONS.items.find(({ id }) => id === cell)?.name[language] ?? cell;
    case 'voucher':
      return VOUCHER_TYPES[cell as VoucherTypeId]?.[language] ?? cell;
    case 'holder':
      return holder(cell, language);
    case 'tillState':
      return TILL_STATES[cell]?.[language] ?? cell;
    default:
      return cell;
  }
};

export const SUM: Readonly<Record<Language, string>> = { zh: '合计', en: 'Total' };
export const HOLDS: Readonly<Record<Language, readonly [string, string]>> = { zh: ['不符', '相符'], en: ['does not hold', 'holds'] };
