import { waitingTransferSchema } from '../../../contract/views/branchCash.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSession } from '../counter/counterStore.ts';
import type { FormFieldProps } from '../transaction/entry/FormField.tsx';
import { RowChoice } from '../transaction/entry/RowChoice.tsx';
import { TransferText } from './TransferText.tsx';
import { useLoadTransfers, useTransferStore } from './transferStore.ts';

/** What waits for this teller, of the kind that the form settles; for a return also what this teller has given. */
export const TransferField = (props: FormFieldProps) => {
  const { t } = useTexts();
  const { field, entry } = props;
  const { waiting, error } = useTransferStore();
  const me = useSession()?.tellerId;
  useLoadTransfers();
  const returning = entry.values.step === 'return';
  const rows = (waiting ?? [])
    .filter(({ code }) => code === entry.view.transactionCode)
    .filter(({ giver, receiver }) => receiver === me || (returning && giver === me));
  const chosen = waitingTransferSchema.safeParse(entry.values[field.name]).data?.number ?? null;
  return (
    <RowChoice
      {...props}
      problem={error}
      loading={waiting === null}
      none={t(returning ? 'transfers.noneToReturn' : 'transfers.noneToAccept')}
      chosen={chosen}
      rows={rows.map((row) => ({ id: row.number, value: { ...row, token: null }, shown: <TransferText transfer={row} /> }))}
    />
  );
};
