import { useTexts } from '../../i18n/useTexts.ts';
import { SANDBOX_TELLERS } from './sandboxTellers.ts';

export const SandboxHint = () => {
  const { t } = useTexts();
  return (
    <aside className="sandbox-hint" aria-label={t('signOn.sandboxLabel')}>
      <span className="badge badge-sandbox">{t('common.sandbox')}</span>
      <p>{t('signOn.sandboxText')}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('signOn.tellerId')}</th>
            <th scope="col">{t('signOn.password')}</th>
            <th scope="col">{t('signOn.role')}</th>
          </tr>
        </thead>
        <tbody>
          {SANDBOX_TELLERS.map((each) => (
            <tr key={each.tellerId}>
              <td className="selectable">{each.tellerId}</td>
              <td className="selectable">{each.password}</td>
              <td>{t(`roles.${each.role}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </aside>
  );
};
