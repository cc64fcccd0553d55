import type { CustomerView } from '../../../contract/views/customer.ts';
import { useTexts } from '../../i18n/useTexts.ts';

const NOTICE = { info: 'info', warning: 'warning', block: 'error' } as const;

/** What the teller must know of this customer before going on; the gravest first. */
export const Alerts = ({ alerts }: { readonly alerts: CustomerView['alerts'] }) => {
  const { t, pick } = useTexts();
  const order = ['block', 'warning', 'info'];
  return (
    <ul className="alerts" aria-label={t('customer.alerts')}>
      {[...alerts]
        .sort((left, right) => order.indexOf(left.level) - order.indexOf(right.level))
        .map((each) => (
          <li key={each.textEn} className={`notice notice-${NOTICE[each.level]}`}>
            <strong>{t(`customer.alertLevels.${each.level}`)}</strong>
            <span>{pick(each.textZh, each.textEn)}</span>
          </li>
        ))}
    </ul>
  );
};
