import { useTexts } from '../../i18n/useTexts.ts';
import type { FormEntry } from '../transaction/formModel.ts';
import { useLoadTransfers, useTransferStore } from './transferStore.ts';

/** What was given is on its way until the receiver says this token; it is shown to the giver alone. */
const Token = ({ number }: { readonly number: string }) => {
  const { t } = useTexts();
  useLoadTransfers();
  const given = useTransferStore((state) => state.waiting)?.find((each) => each.number === number);
  if (given?.token == null) return null;
  return (
    <p className="given-token" role="status" aria-label={t('transfers.token')}>
      <span>{t('transfers.tellToken', { receiver: given.receiver })}</span>
      <b className="figures selectable fact-token">{given.token}</b>
    </p>
  );
};

/** After something was given to somebody. */
export const GivenToken = ({ entry }: { readonly entry: FormEntry }) => {
  const { accepted, values } = entry.view;
  const gave = typeof values.step === 'string' && values.step.startsWith('give');
  return accepted === null || !gave ? null : <Token number={accepted.traceNumber} />;
};
