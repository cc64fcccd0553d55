import type { DateText } from './column.ts';

export interface CustomerGradesTable {
  code: string;
  name_zh: string;
  name_en: string;
}

export interface CustomersTable {
  number: string;
  kind: 'person' | 'company';
  name: string;
  pinyin: string;
  search_name: string;
  search_pinyin: string;
  search_initials: string;
  id_type: 'residentId' | 'creditCode';
  id_number: string;
  phone: string;
  birth_date: DateText | null;
  sex: 'M' | 'F' | null;
  address: string;
  grade_code: string | null;
  grade_since: DateText | null;
  since: DateText;
}

/** Customers. */
export interface CustomersTables {
  customer_grades: CustomerGradesTable;
  customers: CustomersTable;
}
