import { Button } from 'antd';
import type { VirtualCounter } from '../../../contract/views/virtualCounter.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useAccount, useCustomer } from '../customer/customerStore.ts';
import { useSubject } from '../customer/useSubject.ts';
import { layIdCard, liftIdCard } from './actions.ts';
import { DeviceFaults } from './DeviceFaults.tsx';

/** The ID card of the customer who is shown, and the reader that it is held on. */
export const IdCardSection = ({ state }: { readonly state: VirtualCounter }) => {
  const { t } = useTexts();
  const account = useAccount(useSubject());
  const customer = useCustomer(account?.state === 'found' ? account.value.customerNumber : null);
  const shown = customer?.state === 'found' ? customer.value : null;
  const { idCardReader } = state;
  return (
    <>
      <div className="virtual-actions">
        <Button
          type="primary"
          disabled={shown === null || idCardReader.card !== null}
          onClick={() => shown !== null && void layIdCard(shown.number)}
        >
          {t('desk.lay')}
        </Button>
        <Button disabled={idCardReader.card === null} onClick={() => void liftIdCard()}>
          {t('desk.lift')}
        </Button>
        <small>{shown === null ? t('desk.noCustomer') : t('desk.ofCustomer', { name: shown.name })}</small>
      </div>
      {idCardReader.card === null ? (
        <p className="virtual-empty">{t('desk.idNone')}</p>
      ) : (
        <figure className="id-card" aria-label={t('desk.idCard')}>
          <b>{idCardReader.card.name}</b>
          <span className="figures">{idCardReader.card.idNumberMasked}</span>
        </figure>
      )}
      <p className="desk-hint">{t('desk.idHint')}</p>
      <DeviceFaults device="idCardReader" plugged={idCardReader.plugged} fault={idCardReader.fault} />
    </>
  );
};
