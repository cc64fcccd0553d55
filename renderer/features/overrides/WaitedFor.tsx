import { useTexts } from '../../i18n/useTexts.ts';
import { useNow } from '../../shared/useNow.ts';
import { parts, secondsSince } from './waiting.ts';

/** How long something waits, in words that count on. */
export const WaitedFor = ({ since }: { readonly since: string }) => {
  const { t } = useTexts();
  const { minutes, seconds } = parts(secondsSince(since, useNow()));
  return (
    <span className="figures">
      {minutes === null
        ? t('overrides.seconds', { seconds })
        : t('overrides.minutes', { minutes, seconds: String(seconds).padStart(2, '0') })}
    </span>
  );
};
