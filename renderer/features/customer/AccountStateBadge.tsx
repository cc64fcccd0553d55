import type { AccountState } from '../../../contract/views/customer.ts';
import { useTexts } from '../../i18n/useTexts.ts';

/** The account's state in words; everything but `active` is loud. */
export const AccountStateBadge = ({ state }: { readonly state: AccountState }) => {
  const { t } = useTexts();
  return <span className={`badge badge-account-${state}`}>{t(`customer.accountStates.${state}`)}</span>;
};
