import { branchDateAndTime } from '../../../contract/dates/branchTime.ts';
import type { ReportSheet } from '../../../contract/reports/sheet.ts';
import { HOLDS } from '../../../contract/reports/words.ts';
import { useTexts } from '../../i18n/useTexts.ts';

/** Of what the report is, and whether what must be so is so. */
export const ReportChecks = ({ sheet }: { readonly sheet: ReportSheet }) => {
  const { t, name, language } = useTexts();
  return (
    <>
      <dl className="head-facts">
        <dt>{t('reports.about')}</dt>
        <dd className="figures">{sheet.about}</dd>
        <dt>{t('frame.businessDate')}</dt>
        <dd className="figures">{sheet.businessDate}</dd>
        <dt>{t('reports.madeAt')}</dt>
        <dd className="figures">{branchDateAndTime(sheet.madeAt)}</dd>
      </dl>
      {sheet.checks.length > 0 && (
        <ul className="report-checks" aria-label={t('reports.checks')}>
          {sheet.checks.map(({ names, holds, detail }) => (
            <li key={names.en}>
              <span className={`report-verdict-${holds ? 'holds' : 'fails'}`}>{HOLDS[language][holds ? 1 : 0]}</span> {name(names)}{' '}
              <span className="figures report-detail">{detail}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );
};
