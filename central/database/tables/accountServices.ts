import type { DateText } from './column.ts';

interface Medium {
  number: string;
  account_number: string;
  state: 'active' | 'lost' | 'void';
  issued_on: DateText;
}

export interface AccountCardsTable extends Medium {
  issued_entry: string;
}

export interface CertificatesTable extends Medium {
  issued_entry: string | null;
}

export interface MediumLossesTable {
  id: string;
  account_number: string;
  medium: 'passbook' | 'card' | 'certificate';
  medium_number: string;
  how: 'oral' | 'written';
  reported_on: DateText;
  lapses_on: DateText | null;
  replaceable_from: DateText | null;
  hold_id: string;
  reported_entry: string;
  state: 'active' | 'lapsed' | 'released' | 'replaced';
  ended_on: DateText | null;
  ended_entry: string | null;
}

/** Cards, certificates and loss reports. */
export interface AccountServicesTables {
  account_cards: AccountCardsTable;
  certificates: CertificatesTable;
  medium_losses: MediumLossesTable;
}
