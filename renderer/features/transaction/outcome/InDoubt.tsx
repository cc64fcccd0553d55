import { Button } from 'antd';
import { useTexts } from '../../../i18n/useTexts.ts';
import { KeyHint } from '../../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../../shared/keys/useHotkey.ts';
import { inquire } from '../formActions.ts';
import type { OutcomeProps } from './OutcomeStage.tsx';

/** Nobody knows yet. The screen forbids the two mistakes that cost money: doing it again, and paying out. */
export const InDoubt = ({ entry }: OutcomeProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  const asking = entry.busy === 'inquire';
  useHotkey('F9', () => void inquire(clientKey), { label: t('keys.askNow'), enabled: !asking });
  return (
    <section className="result result-in-doubt" role="alert" aria-label={t('outcome.label')}>
      <h2>{t('outcome.inDoubt')}</h2>
      <ul className="doubt-rules">
        <li>{t('outcome.doNotRepeat')}</li>
        <li>{t('outcome.doNotPay')}</li>
        <li>{t('outcome.doNotPrint')}</li>
      </ul>
      <p>{t('outcome.inDoubtText')}</p>
      <Button size="large" disabled={asking} onClick={() => void inquire(clientKey)}>
        {asking ? t('outcome.asking') : t('outcome.askNow')} <KeyHint keys="F9" />
      </Button>
      <dl className="facts">
        <dt>{t('transaction.clientKey')}</dt>
        <dd className="selectable figures">{clientKey}</dd>
      </dl>
    </section>
  );
};
