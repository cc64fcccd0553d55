import type { RemittanceRow } from '../../../contract/central/remittances.ts';

/** What can be done about a row of the register, by the transaction that does it. Null: nothing. */
export interface RowActions {
  /** Release an incoming payment, or answer an inquiry. */
  readonly settle: '1311' | '1322' | null;
  readonly inquire: '1321' | null;
  readonly forward: '1312' | null;
  readonly giveBack: '1313' | null;
}

const NOTHING: RowActions = { settle: null, inquire: null, forward: null, giveBack: null };

export function actionsOf(row: Pick<RemittanceRow, 'direction' | 'state' | 'side' | 'route'> | undefined): RowActions {
  if (row === undefined) return NOTHING;
  if (row.direction === 'inquiry') return { ...NOTHING, settle: row.side === 'theirs' && row.state === 'open' ? '1322' : null };
  const inquire = row.route === 'IN_BANK' ? null : '1321';
  if (row.direction === 'out' || row.state !== 'suspense') return { ...NOTHING, inquire };
  return { settle: '1311', inquire, forward: '1312', giveBack: '1313' };
}
