import type { CallOutput } from '../../../contract/ipc/contract.ts';
import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { Role } from '../../../contract/views/session.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { startByCode } from '../code-bar/startTransaction.ts';
import { useSession } from '../counter/counterStore.ts';

type Blocker = CallOutput<'branchDay.blockers'>['blockers'][number];

/** Where fewer settle it than may start the transaction. */
const ONLY: Readonly<Record<string, readonly Role[]>> = { vaultNotCounted: ['vaultKeeper'], vaultUnbalanced: ['vaultKeeper'] };

/** What keeps the day open, by name: settled here at the press of Enter, or by whom it must be settled. */
export const Blockers = ({ blockers }: { readonly blockers: readonly Blocker[] }) => {
  const { t, name, pick } = useTexts();
  const roles = useSession()?.roles ?? [];
  if (blockers.length === 0) return <p className="notice notice-info">{t('branchDay.nothing')}</p>;
  return (
    <section className="notice notice-warning" aria-label={t('branchDay.blockers')}>
      <strong>{t('branchDay.count', { count: blockers.length })}</strong>
      <ul className="blockers">
        {blockers.map(({ kind, reference, textZh, textEn, settledBy }) => {
          const definition = settledBy === null ? undefined : findTransaction(settledBy);
          const who = ONLY[kind] ?? definition?.roles ?? [];
          const mine = who.some((role) => roles.includes(role));
          return (
            <li key={`${kind}-${reference}`}>
              <span>{pick(textZh, textEn)}</span>
              {definition !== undefined &&
                (mine ? (
                  <button
                    type="button"
                    className="blocker-go"
                    onKeyDown={(event) => event.key === 'Enter' && event.stopPropagation()}
                    onClick={() => void startByCode(definition.code)}
                  >
                    {definition.code} {name(definition.names)}
                  </button>
                ) : (
                  <small>
                    {t('branchDay.by', {
                      who: who.map((role) => t(`roles.${role}`)).join(t('branchDay.or')),
                      what: `${definition.code} ${name(definition.names)}`,
                    })}
                  </small>
                ))}
            </li>
          );
        })}
      </ul>
    </section>
  );
};
