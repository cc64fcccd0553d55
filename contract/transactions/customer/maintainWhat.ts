import type { CustomerChange } from '../../central/ecifData.ts';
import type { Choice } from '../definition.ts';
import { COMPANY_ID_TYPES, PERSON_ID_TYPES } from './idDocument.ts';

type What = CustomerChange['what'];

/** What can be changed, in the order in which a counter is asked for it. */
export const CHANGES = [
  { value: 'document', label: { zh: '证件更新', en: 'ID renewed or added' } },
  { value: 'phone', label: { zh: '新增/更换电话', en: 'Phone' } },
  { value: 'phoneEnd', label: { zh: '停用电话', en: 'End a phone' } },
  { value: 'address', label: { zh: '新增/更换地址', en: 'Address' } },
  { value: 'addressEnd', label: { zh: '停用地址', en: 'End an address' } },
  { value: 'facts', label: { zh: '姓名等基本资料', en: 'Name and facts' } },
  { value: 'relationship', label: { zh: '新增关系人/代理人', en: 'Relation or agent' } },
  { value: 'relationshipEnd', label: { zh: '终止关系', en: 'End a relation' } },
  { value: 'service', label: { zh: '签约服务', en: 'Signed service' } },
  { value: 'channelLimit', label: { zh: '渠道限额', en: 'Channel limit' } },
  { value: 'grade', label: { zh: '客户等级（主管、后台）', en: 'Grade (supervisor, back office)' } },
] as const satisfies readonly (Choice & { readonly value: What })[];

/** The condition under which a field of a change is shown. */
export const of = <const W extends What>(...is: W[]) => ({ field: 'what', is }) as const;

export const DOCUMENT_ID_TYPES = [COMPANY_ID_TYPES[0], ...PERSON_ID_TYPES] as const satisfies readonly Choice[];
