import { CNY } from '../../../contract/money/currency.ts';
import { assertNever } from '../../../contract/result.ts';
import type { WaitingTransfer } from '../../../contract/views/branchCash.ts';
import { formatVoucherRange, rangeSize } from '../../../contract/vouchers/range.ts';
import { VOUCHER_TYPES } from '../../../contract/vouchers/types.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { Money } from '../../shared/components/Money.tsx';

/** What it is and between whom. The pieces are not told: whoever accepts counts them. */
export const TransferText = ({ transfer }: { readonly transfer: WaitingTransfer }) => {
  const { t, name } = useTexts();
  const between = <span className="figures">{t('transfers.between', { giver: transfer.giver, receiver: transfer.receiver })}</span>;
  switch (transfer.kind) {
    case 'cash':
      return (
        <>
          <Money value={transfer.amount} currency={CNY} />
          <span className="figures">
            {transfer.fromTill} → {transfer.toTill}
          </span>
          {between}
        </>
      );
    case 'handOver':
      return (
        <>
          <b className="figures">{transfer.tillId}</b>
          <span>{t('transfers.wholeTill')}</span>
          {between}
        </>
      );
    case 'vouchers':
      return (
        <>
          <b>{name(VOUCHER_TYPES[transfer.type])}</b>
          <span className="figures">{formatVoucherRange(transfer)}</span>
          <span>{t('vouchers.quantity', { count: rangeSize(transfer) })}</span>
          {between}
        </>
      );
    default:
      return assertNever(transfer);
  }
};
