import { useCallback, useEffect, useState } from 'react';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import { heldBy } from '../../../contract/transactions/readField.ts';
import { teller } from '../../bridge/teller.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { FieldShell } from '../transaction/entry/FieldShell.tsx';
import type { FormFieldProps } from '../transaction/entry/FormField.tsx';
import { enter } from '../transaction/formActions.ts';
import { useFormStore } from '../transaction/formStore.ts';
import { Blockers } from './Blockers.tsx';

/** The branch's day as central has it, and, before it is closed, everything that keeps it open, with the way there. */
export const BranchDayField = ({ field, entry, error }: FormFieldProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  const [day, setDay] = useState<CallOutput<'branchDay.blockers'> | null>(null);
  const [problem, setProblem] = useState<WireError | null>(null);
  const closing = field.day === 'present';
  const load = useCallback(async () => {
    const result = await teller.call('branchDay.blockers', {});
    setDay(result.ok ? result.value : null);
    setProblem(result.ok ? null : result.error);
  }, []);
  useEffect(() => {
    void load();
  }, [load]);
  useEffect(() => teller.on('branch.event', () => void load()), [load]);
  useHotkey('F5', () => void load(), { label: t('branchDay.refresh') });
  const held = heldBy(field, entry.values);
  const date = day === null ? null : closing ? day.businessDate : day.nextBusinessDate;
  useEffect(() => {
    if (date === null || date === held) return;
    enter(clientKey, field.name, date);
    if (document.activeElement instanceof HTMLFormElement) useFormStore.getState().focusOn(clientKey, field.name);
  }, [date, held, clientKey, field.name]);
  return (
    <FieldShell field={field} error={error} group>
      <ErrorNotice error={problem} />
      {day === null ? (
        problem === null && <p className="field-hint">{t('common.loading')}</p>
      ) : (
        <>
          <p className="branch-day">
            <span>{t(closing ? 'branchDay.toClose' : 'branchDay.toOpen')}</span>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the one entry of the form, so that Enter asks for the quote */}
            <b className="figures" tabIndex={0} data-entry={field.name}>
              {date}
            </b>
            <small>{t(`frame.branchDays.${day.state}`)}</small>
          </p>
          {closing && <Blockers blockers={day.blockers} />}
          {!closing && day.state === 'open' && <ErrorNotice error={wireError('BRANCH_DAY_OPEN', { businessDate: day.businessDate })} />}
        </>
      )}
    </FieldShell>
  );
};
