import { useTexts } from '../../../i18n/useTexts.ts';

/** States that need words and nothing else: on its way, kept for forwarding, given up. */
export const Settled = ({ kind }: { readonly kind: 'sending' | 'queued' | 'ended' }) => {
  const { t } = useTexts();
  return (
    <section className={`result result-${kind}`} role="status" aria-label={t('outcome.label')}>
      <h2>{t(`outcome.${kind}`)}</h2>
      <p>{t(`outcome.${kind}Text`)}</p>
    </section>
  );
};
