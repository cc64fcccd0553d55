import { useEffect, useRef, useState } from 'react';
import type { Quote } from '../../../contract/central/transactions.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { quote as quoteAgain } from '../transaction/formActions.ts';
import { AskOverride } from './AskOverride.tsx';
import { LocalDialog } from './LocalDialog.tsx';
import { OverrideApproved } from './OverrideApproved.tsx';
import { OverrideError } from './OverrideError.tsx';
import { OverrideWaiting } from './OverrideWaiting.tsx';
import { forgetError, loadOverride } from './overrideActions.ts';
import { useOverrideSlot } from './overrideStore.ts';
import { isCleared } from './waiting.ts';

interface OverridePanelProps {
  readonly clientKey: ClientKey;
  readonly quote: Quote;
  /** The form can be asked for: nothing is under way, and what is paid out is counted. */
  readonly ready: boolean;
  /** Posting was refused because the quote has run out. */
  readonly stale: boolean;
}

/** Whether nothing of an override stands in the way of posting. */
export const useCleared = (clientKey: ClientKey, quote: Quote): boolean =>
  isCleared(quote.overrides.length > 0, useOverrideSlot(clientKey).override);

/** In the review of a form whose quote names overrides: ask for them, watch, and see who approved. */
export const OverridePanel = ({ clientKey, quote, ready, stale }: OverridePanelProps) => {
  const { t } = useTexts();
  const { override, busy, error } = useOverrideSlot(clientKey);
  const [here, setHere] = useState(false);
  const needed = quote.overrides.length > 0;
  const state = override?.state ?? null;
  useEffect(() => {
    if (needed) void loadOverride(clientKey);
  }, [clientKey, needed]);
  // A long wait outlives the quote: the figures that were approved are quoted anew, and the teller looks once more before Post.
  useEffect(() => {
    if (state === 'approved' && stale) void quoteAgain(clientKey);
  }, [clientKey, state, stale]);
  const panel = useRef<HTMLElement>(null);
  // What has just happened must be seen, and once it is approved the way to Post beneath it.
  useEffect(() => {
    void panel.current?.scrollIntoView({ block: state === 'approved' ? 'center' : 'nearest' });
  }, [state]);
  if (!needed || override === undefined) return null;
  const openHere = (): void => {
    forgetError(clientKey);
    setHere(true);
  };
  const idle = ready && busy === null;
  return (
    <section ref={panel} className="override-panel" aria-label={t('overrides.panel')}>
      {(state === 'pending' || state === 'asking') && override !== null ? (
        <OverrideWaiting override={override} idle={idle} onHere={openHere} />
      ) : state === 'approved' && override !== null ? (
        <OverrideApproved override={override} idle={idle} />
      ) : (
        <AskOverride clientKey={clientKey} override={override} busy={busy} idle={idle} onHere={openHere} />
      )}
      {!here && <OverrideError error={error} />}
      {here && override !== null && (state === 'pending' || state === 'asking') && (
        <LocalDialog override={override} onClose={() => setHere(false)} />
      )}
    </section>
  );
};
