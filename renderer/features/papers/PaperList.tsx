import { Button } from 'antd';
import { useEffect } from 'react';
import { DOCUMENT_KINDS } from '../../../contract/documents/kinds.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { PaperView } from '../../../contract/views/paper.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { PaperPreview } from './PaperPreview.tsx';
import { judgePaper, layInSheet, loadPapers, nextPaper, previewPaper, printPaper, savePaper, usePapers } from './paperStore.ts';

interface PaperListProps {
  readonly clientKey: ClientKey;
  /** Keys are bound where the transaction itself is on the screen; beside the journal the buttons are enough. */
  readonly keys: boolean;
}

interface PaperRowProps {
  readonly clientKey: ClientKey;
  readonly paper: PaperView;
  readonly busy: boolean;
  /** Bears the keys. */
  readonly next: boolean;
}

const PaperRow = ({ clientKey, paper, busy, next }: PaperRowProps) => {
  const { t, pick } = useTexts();
  const { kind, state, prints } = paper;
  const { zh, en, reprint } = DOCUMENT_KINDS[kind];
  const again = prints > 0;
  const printable = !(again && reprint === 'never');
  const sandbox = useCounterStore((counter) => counter.counter?.sandbox === true);
  return (
    <li className="paper-row">
      <span className="paper-name">
        <b>{pick(zh, en)}</b>
        <small>
          {t(`papers.states.${state}`)}
          {prints > 1 && ` · ${t('papers.prints', { count: prints })}`}
        </small>
      </span>
      <span className="paper-actions">
        {state === 'sent' ? (
          <>
            <Button size="small" type="primary" disabled={busy} onClick={() => void judgePaper(clientKey, kind, 'good')}>
              {t('papers.good')} {next && <KeyHint keys="F5" />}
            </Button>
            <Button size="small" disabled={busy} onClick={() => void judgePaper(clientKey, kind, 'bad')}>
              {t('papers.bad')}
            </Button>
          </>
        ) : (
          printable && (
            <Button size="small" disabled={busy} onClick={() => void printPaper(clientKey, kind)}>
              {t(again ? 'papers.reprint' : 'papers.print')} {next && <KeyHint keys="F5" />}
            </Button>
          )
        )}
        <Button size="small" disabled={busy} onClick={() => void previewPaper(clientKey, kind)}>
          {t('papers.preview')} {next && <KeyHint keys="F9" />}
        </Button>
        {sandbox && printable && state !== 'sent' && (
          <Button size="small" disabled={busy} onClick={() => void layInSheet(clientKey, kind)}>
            {t('papers.layIn')}
          </Button>
        )}
        <Button size="small" disabled={busy} onClick={() => void savePaper(clientKey, kind)}>
          PDF
        </Button>
      </span>
    </li>
  );
};

/** The papers of an accepted transaction: print, look, and say whether it is good; again on the same day, which is counted. */
export const PaperList = ({ clientKey, keys }: PaperListProps) => {
  const { t, pick } = useTexts();
  const { papers, busy, error, saved } = usePapers(clientKey);
  const next = nextPaper(papers);
  const first = next ?? papers[0];
  useEffect(() => {
    void loadPapers(clientKey);
  }, [clientKey]);
  const idle = busy === null;
  const act = (): void => {
    if (next === undefined) return;
    if (next.state === 'sent') void judgePaper(clientKey, next.kind, 'good');
    else void printPaper(clientKey, next.kind);
  };
  const what = next === undefined ? '' : pick(DOCUMENT_KINDS[next.kind].zh, DOCUMENT_KINDS[next.kind].en);
  useHotkey('F5', act, {
    label: next?.state === 'sent' ? t('papers.good') : `${t('papers.print')} ${what}`,
    enabled: keys && idle && next !== undefined,
  });
  useHotkey('F9', () => first !== undefined && void previewPaper(clientKey, first.kind), {
    label: t('papers.preview'),
    enabled: keys && first !== undefined,
  });
  if (papers.length === 0 && error === null) return null;
  return (
    <section className="side-card papers" aria-label={t('papers.title')}>
      <h2>{t('papers.title')}</h2>
      <ul>
        {papers.map((paper) => (
          <PaperRow key={paper.kind} clientKey={clientKey} paper={paper} busy={!idle} next={keys && paper.kind === first?.kind} />
        ))}
      </ul>
      <ErrorNotice error={error} />
      <p role="status" className={saved === null ? 'visually-empty' : 'field-hint'}>
        {saved !== null && t('papers.saved', { path: saved })}
      </p>
      <PaperPreview />
    </section>
  );
};
