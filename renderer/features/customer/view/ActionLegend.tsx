import { useTexts } from '../../../i18n/useTexts.ts';
import { startTransaction } from '../../code-bar/startTransaction.ts';
import type { AccountAction } from './accountActions.ts';

/** Which key on an account's row begins what; the same by a click. */
export const ActionLegend = ({ actions }: { readonly actions: readonly AccountAction[] }) => {
  const { t, name } = useTexts();
  return (
    <section className="action-legend" aria-label={t('ecif.actions')}>
      <h3>
        {t('ecif.actions')} <small>{t('ecif.actionsHint')}</small>
      </h3>
      <ul>
        {actions.map(({ key, definition, values }) => (
          <li key={key}>
            <button type="button" className="action" onClick={() => void startTransaction(definition, values)}>
              <kbd>{key.toUpperCase()}</kbd> {name(definition.names)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
};
