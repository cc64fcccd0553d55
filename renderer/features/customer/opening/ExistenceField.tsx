import { Button } from 'antd';
import { existenceOf, readExistence } from '../../../../contract/transactions/customer/existence.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { FieldShell } from '../../transaction/entry/FieldShell.tsx';
import type { FormFieldProps } from '../../transaction/entry/FormField.tsx';
import { goToCustomer } from '../goToCustomer.ts';
import { Candidate } from './Candidate.tsx';
import { GreyConsent } from './GreyConsent.tsx';
import { useExistence } from './useExistence.ts';

/** Whether this customer is here already: nobody, somebody who must be compared, or somebody who is opened instead. */
export const ExistenceField = ({ field, entry, error }: FormFieldProps) => {
  const { t } = useTexts();
  const { of, answer, error: failed, busy, again } = useExistence(entry, field.name);
  const held = existenceOf(entry.values[field.name]);
  const settled = held !== null && held.of === of ? held : null;
  const read = readExistence(entry.values, field.name);
  const refused = settled === null || read.ok ? undefined : read.error;
  const clear = settled !== null && read.ok;
  return (
    <FieldShell field={field} error={refused ?? error} group>
      <div className="existence">
        <p className="field-hint" role="status">
          {busy && t('ecif.checking')}
          {!busy && of === null && t('ecif.checkNeeds')}
          {!busy && clear && settled.candidates.length === 0 && t('ecif.nobody')}
          {!busy && clear && settled.candidates.length > 0 && t('ecif.compared')}
          {clear && settled.greyOverrideId !== null && ` ${t('ecif.greyAllowed')}`}
        </p>
        {failed !== null && (
          <>
            <ErrorNotice error={failed} />
            <Button
              data-entry={field.name}
              onKeyDown={(event) => {
                if (event.key === 'Enter') event.stopPropagation();
              }}
              onClick={again}
            >
              {t('ecif.checkAgain')}
            </Button>
          </>
        )}
        {settled?.verdict === 'existing' && settled.existing !== null && (
          <Button
            type="primary"
            data-entry={field.name}
            onKeyDown={(event) => {
              if (event.key === 'Enter') event.stopPropagation();
            }}
            onClick={() => goToCustomer(settled.existing ?? '')}
          >
            {t('ecif.openExisting', { number: settled.existing, name: answer?.existing?.name ?? '' })}
          </Button>
        )}
        {settled?.verdict === 'candidates' && answer !== null && (
          <div className="candidates">
            {answer.candidates.map((each) => (
              <Candidate key={each.customerNumber} candidate={each} held={settled} field={field.name} clientKey={entry.view.clientKey} />
            ))}
          </div>
        )}
        {settled !== null &&
          settled.verdict !== 'blocked' &&
          settled.existing === null &&
          settled.overrideNeeded &&
          settled.greyOverrideId === null && <GreyConsent entry={entry} field={field.name} held={settled} />}
      </div>
    </FieldShell>
  );
};
