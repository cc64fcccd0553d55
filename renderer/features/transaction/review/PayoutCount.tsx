import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTexts } from '../../../i18n/useTexts.ts';
import { KeyHint } from '../../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../../shared/keys/useHotkey.ts';
import { CountTable } from '../../cash/CountTable.tsx';
import { countedTotal, countsOf, fitOf, withPieces } from '../../cash/countModel.ts';
import { FitNotice } from '../../cash/FitNotice.tsx';
import { proposePieces } from '../../cash/proposePieces.ts';
import { useCounterStore } from '../../counter/counterStore.ts';
import { moveByKey } from '../entry/enterKey.ts';
import { count, quote as quoteAgain } from '../formActions.ts';
import type { FormEntry } from '../formModel.ts';
import type { CountDue } from '../shownFields.ts';

interface PayoutCountProps {
  readonly entry: FormEntry;
  readonly due: CountDue;
}

/**
 * What the quote says goes over the counter, counted by note and coin before it is posted. The pieces belong to what is posted, so a count that
 * adds up is quoted with the rest at once.
 */
export const PayoutCount = ({ entry, due }: PayoutCountProps) => {
  const { t, name } = useTexts();
  const { clientKey } = entry.view;
  const { field, amount, direction } = due;
  const counts = countsOf(entry.values[field.name]);
  const fit = fitOf(countedTotal(counts) ?? 0n, amount);
  const till = useCounterStore((state) => state.counter?.till ?? null);
  const idle = entry.busy === null;
  // What the customer gives is theirs to choose; only what the till gives can be proposed.
  const proposed = till === null || direction === 'taken' ? null : proposePieces(amount, till.denominations);
  const take = (): void => {
    if (proposed === null) return;
    count(clientKey, field.name, proposed);
    void quoteAgain(clientKey);
  };
  useHotkey('F8', take, { label: t('review.propose'), enabled: idle && proposed !== null });
  const box = useRef<HTMLFieldSetElement>(null);
  // Counting is what comes next, so the first row has the focus; a count that stands already is left alone.
  useEffect(() => {
    if (box.current?.querySelector('[data-done="true"]') === null) box.current.querySelector('input')?.focus({ preventScroll: true });
  }, []);
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.altKey) return;
    const moved = moveByKey(event.currentTarget, event.target, event.key);
    if (moved === 'none') return;
    event.preventDefault();
    if (moved === 'last' && fit.kind === 'fits' && entry.recounted && idle) void quoteAgain(clientKey);
  };
  return (
    <fieldset ref={box} className="payout-count" data-field={field.name} onKeyDown={onKeyDown}>
      <legend>
        {name(field.label)} {t(`review.${direction}`)}
      </legend>
      <FitNotice fit={fit} />
      <CountTable
        id={`payout-${field.name}`}
        counts={counts}
        reference={till?.denominations}
        referenceLabel={t('cash.inTill')}
        done={fit.kind === 'fits'}
        onCount={(id, pieces) => count(clientKey, field.name, withPieces(counts, id, pieces))}
        onLeave={() => {
          if (entry.recounted && fit.kind === 'fits' && idle) void quoteAgain(clientKey);
        }}
      />
      {direction === 'given' && (
        <Button disabled={!idle || proposed === null} onClick={take}>
          {t('review.propose')} <KeyHint keys="F8" />
        </Button>
      )}
    </fieldset>
  );
};
