import { Button } from 'antd';
import type { ClientKey } from '../../../../contract/primitives.ts';
import type { ExistenceValue } from '../../../../contract/transactions/customer/existence.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { enter } from '../../transaction/formActions.ts';
import { goToCustomer } from '../goToCustomer.ts';
import type { Answer } from './useExistence.ts';

interface CandidateProps {
  readonly candidate: Answer['candidates'][number];
  readonly held: ExistenceValue;
  readonly field: string;
  readonly clientKey: ClientKey;
}

/** One customer who may be the same, beside what is typed: what differs is marked, and the teller says that it is somebody else. */
export const Candidate = ({ candidate, held, field, clientKey }: CandidateProps) => {
  const { t, language } = useTexts();
  const { customerNumber, name, matchedBy, differs } = candidate;
  const seen = held.seen.includes(customerNumber);
  const look = (): void => {
    const others = held.seen.filter((number) => number !== customerNumber);
    enter(clientKey, field, { ...held, seen: seen ? others : [...others, customerNumber] });
  };
  return (
    <section className={`candidate${seen ? ' candidate-seen' : ''}`} aria-label={t('ecif.candidate', { number: customerNumber })}>
      <header>
        <b>{name}</b> <span className="figures">{customerNumber}</span>{' '}
        <small>{t('ecif.sameBy', { what: matchedBy.map((each) => t(`ecif.fields.${each}`)).join(language === 'zh' ? '、' : ', ') })}</small>
      </header>
      {differs.length === 0 ? (
        <p className="field-hint">{t('ecif.nothingDiffers')}</p>
      ) : (
        <table className="list candidate-differs">
          <thead>
            <tr>
              <th scope="col">{t('ecif.differs')}</th>
              <th scope="col">{t('ecif.given')}</th>
              <th scope="col">{t('ecif.onFile')}</th>
            </tr>
          </thead>
          <tbody>
            {differs.map(({ field: what, given, held: onFile }) => (
              <tr key={what}>
                <th scope="row">{t(`ecif.fields.${what}`)}</th>
                <td className="figures">{given ?? t('ecif.unknown')}</td>
                <td className="figures differs">
                  <mark>{onFile ?? t('ecif.unknown')}</mark>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <footer>
        <label className="choice">
          <input type="checkbox" data-entry={field} checked={seen} onChange={look} />
          <span>{t('ecif.notTheSame')}</span>
        </label>
        <Button
          size="small"
          data-entry={field}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.stopPropagation();
          }}
          onClick={() => goToCustomer(customerNumber)}
        >
          {t('ecif.theSame')}
        </Button>
      </footer>
    </section>
  );
};
