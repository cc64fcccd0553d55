import { receivingTillSchema } from '../../../contract/views/branchCash.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useSession } from '../counter/counterStore.ts';
import type { FormFieldProps } from '../transaction/entry/FormField.tsx';
import { RowChoice } from '../transaction/entry/RowChoice.tsx';
import { useLoadTills, useTillStore } from './tillStore.ts';

/** Tellers of the branch who have an open till and can take cash now. */
export const ReceiverField = (props: FormFieldProps) => {
  const { t } = useTexts();
  const { field, entry } = props;
  const { tills, asked, error } = useTillStore();
  const me = useSession()?.tellerId;
  useLoadTills();
  const rows = tills.flatMap(({ tillId, tellerId, state }) =>
    state === 'active' && tellerId !== null && tellerId !== me ? [{ tillId, tellerId }] : [],
  );
  return (
    <RowChoice
      {...props}
      problem={error}
      loading={!asked}
      none={t('till.noReceiver')}
      chosen={receivingTillSchema.safeParse(entry.values[field.name]).data?.tillId ?? null}
      rows={rows.map((row) => ({
        id: row.tillId,
        value: row,
        shown: (
          <>
            <b className="figures">{row.tellerId}</b>
            <span className="figures">{row.tillId}</span>
          </>
        ),
      }))}
    />
  );
};
