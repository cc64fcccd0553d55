import { useTexts } from '../../i18n/useTexts.ts';
import { milestoneOf, milestones, type Step } from './formSteps.ts';

/** Entry → quote → post → print → finish: where the teller is. */
export const StepLine = ({ step, prints }: { readonly step: Step; readonly prints: boolean }) => {
  const { t } = useTexts();
  const all = milestones(prints);
  const at = all.indexOf(milestoneOf(step));
  const trouble = step === 'inDoubt' || step === 'rejected';
  return (
    <ol className="step-line" aria-label={t('steps.label')}>
      {all.map((each, index) => (
        <li
          key={each}
          className={index < at ? 'step step-done' : index === at ? `step step-now${trouble ? ' step-trouble' : ''}` : 'step'}
          aria-current={index === at ? 'step' : undefined}
        >
          {t(`steps.${each}`)}
        </li>
      ))}
    </ol>
  );
};
