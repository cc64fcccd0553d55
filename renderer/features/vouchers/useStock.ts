import { useEffect, useState } from 'react';
import type { FieldDefinition } from '../../../contract/transactions/definition.ts';
import type { FormsRange } from '../../../contract/views/branchCash.ts';
import { teller } from '../../bridge/teller.ts';
import type { FormEntry } from '../transaction/formModel.ts';

type Whose = 'own' | 'vault' | null;

/** Whose stock a field proposes from, by its definition and what the form says. */
export const whoseStock = ({ stockOf }: Pick<FieldDefinition, 'stockOf'>, values: FormEntry['values']): Whose => {
  if (stockOf === undefined || stockOf === 'own') return stockOf ?? null;
  const held = typeof values[stockOf.field] === 'string' ? String(values[stockOf.field]) : '';
  if (stockOf.own.includes(held)) return 'own';
  return stockOf.vault.includes(held) ? 'vault' : null;
};

/** That stock, lowest numbers first; null: nobody's, or not known yet. A stock that cannot be had is not shown: central decides anyway. */
export const useStock = (field: FieldDefinition, entry: FormEntry): readonly FormsRange[] | null => {
  const of = whoseStock(field, entry.values);
  const [stock, setStock] = useState<{ readonly of: Whose; readonly ranges: readonly FormsRange[] } | null>(null);
  useEffect(() => {
    if (of === null) return;
    void teller.call('voucher.stock', { of }).then((result) => {
      if (result.ok) setStock({ of, ranges: result.value.ranges });
    });
  }, [of]);
  return of !== null && stock?.of === of ? stock.ranges : null;
};
