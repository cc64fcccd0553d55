import { useEffect, useState } from 'react';
import type { WireError } from '../../../contract/errors/wire.ts';
import { CNY } from '../../../contract/money/currency.ts';
import { type OpenDifference, openDifferenceSchema } from '../../../contract/views/branchCash.ts';
import { teller } from '../../bridge/teller.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';
import type { FormFieldProps } from '../transaction/entry/FormField.tsx';
import { RowChoice } from '../transaction/entry/RowChoice.tsx';

/** Cash over and short that waits for a decision, each with what was said of it. */
export const CashDifferenceField = (props: FormFieldProps) => {
  const { t } = useTexts();
  const [open, setOpen] = useState<readonly OpenDifference[] | null>(null);
  const [problem, setProblem] = useState<WireError | null>(null);
  useEffect(() => {
    void teller.call('difference.open', {}).then((result) => (result.ok ? setOpen(result.value.differences) : setProblem(result.error)));
  }, []);
  return (
    <RowChoice
      {...props}
      problem={problem}
      loading={open === null}
      none={t('till.noDifference')}
      chosen={openDifferenceSchema.safeParse(props.entry.values[props.field.name]).data?.number ?? null}
      rows={(open ?? []).map((row) => ({
        id: row.number,
        value: row,
        shown: (
          <>
            <b>{t(`till.difference.${row.kind}`)}</b>
            <Money value={row.amount} currency={CNY} />
            <span className="figures">
              {row.tillId} {row.explainedBy}
            </span>
            <span>{row.explanation}</span>
          </>
        ),
      }))}
    />
  );
};
