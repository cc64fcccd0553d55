import { Button } from 'antd';
import { useId, useState } from 'react';
import type { VirtualCounter } from '../../../contract/views/virtualCounter.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useAccount, useCustomer } from '../customer/customerStore.ts';
import { useSubject } from '../customer/useSubject.ts';
import { handCard, takeCard } from './actions.ts';
import { type CardDraft, cardOf, nameOnCard, panOfAccount } from './cardDraft.ts';
import { DeviceFaults } from './DeviceFaults.tsx';

const STRIPES = ['same', 'other', 'none'] as const;

/** A card of the shown account (or any other number), the motor reader and the swipe reader. */
export const CardSection = ({ state }: { readonly state: VirtualCounter }) => {
  const { t } = useTexts();
  const id = useId();
  const account = useAccount(useSubject());
  const found = account?.state === 'found' ? account.value : null;
  const customer = useCustomer(found?.customerNumber ?? null);
  const [typedPan, setTypedPan] = useState<string | null>(null);
  const [expiry, setExpiry] = useState('3012');
  const [chip, setChip] = useState(true);
  const [stripe, setStripe] = useState<CardDraft['stripe']>('same');
  const pan = typedPan ?? panOfAccount(found);
  const name = nameOnCard(customer?.state === 'found' ? customer.value : null);
  const draft: CardDraft = { pan, expiry, name, chip, stripe };
  const card = cardOf(draft);
  const wrong = card.ok || pan === '' ? null : card.field;
  const { cardReader, swipeReader } = state;
  const give = (how: 'insert' | 'swipe'): void => {
    if (card.ok) void handCard(how, { ...draft, pan: card.pan });
  };
  return (
    <>
      <fieldset className="card-draft">
        <legend>{t('desk.card')}</legend>
        <label htmlFor={`${id}-pan`}>{t('desk.pan')}</label>
        <input
          id={`${id}-pan`}
          className="input input-figures"
          inputMode="numeric"
          autoComplete="off"
          data-slash="command"
          maxLength={23}
          aria-invalid={wrong === 'pan'}
          aria-describedby={`${id}-wrong`}
          value={pan}
          onChange={(event) => setTypedPan(event.target.value)}
        />
        <label htmlFor={`${id}-expiry`}>{t('desk.expiry')}</label>
        <input
          id={`${id}-expiry`}
          className="input input-figures"
          inputMode="numeric"
          autoComplete="off"
          data-slash="command"
          maxLength={4}
          aria-invalid={wrong === 'expiry'}
          aria-describedby={`${id}-wrong`}
          value={expiry}
          onChange={(event) => setExpiry(event.target.value)}
        />
        <label htmlFor={`${id}-chip`}>{t('desk.chip')}</label>
        <input id={`${id}-chip`} type="checkbox" checked={chip} onChange={(event) => setChip(event.target.checked)} />
        <label htmlFor={`${id}-stripe`}>{t('desk.stripe')}</label>
        <select
          id={`${id}-stripe`}
          className="input"
          value={stripe}
          onChange={(event) => setStripe(STRIPES.find((each) => each === event.target.value) ?? 'same')}
        >
          {STRIPES.map((each) => (
            <option key={each} value={each}>
              {t(`desk.stripes.${each}`)}
            </option>
          ))}
        </select>
        <p id={`${id}-wrong`} className={wrong === null ? 'visually-empty' : 'field-error'}>
          {wrong !== null && t(`desk.wrong.${wrong}`)}
        </p>
      </fieldset>
      <div className="virtual-actions">
        <Button type="primary" disabled={!card.ok || cardReader.card !== null} onClick={() => give('insert')}>
          {t('desk.insert')}
        </Button>
        <Button disabled={!card.ok} onClick={() => give('swipe')}>
          {t('desk.swipe')}
        </Button>
        <Button disabled={cardReader.card === null || cardReader.card.place === 'inside'} onClick={() => void takeCard()}>
          {t('desk.take')}
        </Button>
      </div>
      <p role="status" aria-label={t('desk.devices.cardReader')} className={`desk-state ${cardReader.asks ? 'desk-asks' : ''}`}>
        {cardReader.card === null
          ? t(cardReader.asks ? 'desk.cardAsked' : 'desk.cardNone')
          : t(`desk.places.${cardReader.card.place}`, { pan: cardReader.card.panMasked })}
      </p>
      <DeviceFaults device="cardReader" plugged={cardReader.plugged} fault={cardReader.fault} />
      <DeviceFaults device="swipeReader" plugged={swipeReader.plugged} fault={swipeReader.fault} />
    </>
  );
};
