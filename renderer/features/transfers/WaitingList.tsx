import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { WaitingTransfer } from '../../../contract/views/branchCash.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { startByCode } from '../code-bar/startTransaction.ts';
import { useSession } from '../counter/counterStore.ts';
import { TransferText } from './TransferText.tsx';
import { useLoadTransfers, useTransferStore } from './transferStore.ts';

const Waiting = ({ transfer, mine }: { readonly transfer: WaitingTransfer; readonly mine: boolean }) => {
  const { t, name } = useTexts();
  const definition = findTransaction(transfer.code);
  const step = mine ? 'accept' : 'return';
  return (
    <li className={mine ? 'waiting waiting-mine' : 'waiting'}>
      <button
        type="button"
        className="waiting-go"
        onClick={() => void startByCode(transfer.code, { step, transfer: { ...transfer, token: null } })}
      >
        <b>{t(`transfers.${step}`)}</b> {transfer.code} {definition === undefined ? '' : name(definition.names)}
      </button>
      <TransferText transfer={transfer} />
      {transfer.token !== null && (
        <span>
          {t('transfers.token')} <b className="figures selectable">{transfer.token}</b>
        </span>
      )}
    </li>
  );
};

/** What waits for this teller, and what this teller has given and nobody has taken yet. Nothing is shown while there is none. */
export const WaitingList = () => {
  const { t } = useTexts();
  const me = useSession()?.tellerId;
  const waiting = useTransferStore((state) => state.waiting) ?? [];
  useLoadTransfers();
  if (waiting.length === 0) return null;
  return (
    <section className="waiting-list" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{t('transfers.title', { count: waiting.length })}</h2>
      <ul>
        {waiting.map((transfer) => (
          <Waiting key={transfer.number} transfer={transfer} mine={transfer.receiver === me} />
        ))}
      </ul>
    </section>
  );
};
