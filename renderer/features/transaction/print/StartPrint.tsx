import { Button } from 'antd';
import type { DocumentView } from '../../../../contract/views/transaction.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../../shared/components/KeyHint.tsx';
import { grouped } from '../../../shared/grouped.ts';
import { useHotkey } from '../../../shared/keys/useHotkey.ts';
import { useAccount } from '../../customer/customerStore.ts';
import { PrinterState } from '../../devices/PrinterState.tsx';
import { print, skipPrint } from '../formActions.ts';
import type { FormEntry } from '../formModel.ts';
import { PrintLines } from './PrintLines.tsx';

export interface PrintProps {
  readonly entry: FormEntry;
  readonly document: DocumentView;
}

/** Insert the book and print. Skipping loses nothing: the lines wait at central for the next time. */
export const StartPrint = ({ entry, document }: PrintProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  // `sent` without news of a line: the printer has the job, perhaps since before this window was loaded.
  const printing = entry.busy === 'print' || document.state === 'sent';
  const idle = entry.busy === null && !printing;
  const posted = entry.view.accepted?.account ?? null;
  const looked = useAccount(posted?.number ?? null);
  // Each acknowledged page moves the next line; the account as it is now knows it, the posting's own view does not.
  const book = (looked?.state === 'found' ? looked.value : posted)?.passbook ?? null;
  const line = document.lines[0]?.lineNumber ?? book?.nextLine ?? 0;
  const count = document.lines.length > 0 ? document.lines.length : (book?.unpostedLines ?? 0);
  useHotkey('F5', () => void print(clientKey), { label: t('keys.print'), enabled: idle });
  useHotkey('Enter', () => void print(clientKey), { enabled: idle });
  useHotkey('F11', () => void skipPrint(clientKey), { label: t('keys.skipPrint'), enabled: idle });
  return (
    <section className="print" aria-label={t('print.label')}>
      <header>
        <h2>{printing ? t('print.printing') : t('print.insert')}</h2>
        <PrinterState />
      </header>
      <p>
        {document.passbookNumber !== null && (
          <>
            {t('print.book')} <b className="figures">{grouped(document.passbookNumber)}</b>{' '}
          </>
        )}
        {t('print.from', { line, count })}
      </p>
      {document.lines.length > 0 && <PrintLines lines={document.lines} />}
      {entry.error === null && <ErrorNotice error={document.error} />}
      <div className="finish-bar">
        <Button type="primary" size="large" autoFocus disabled={!idle} onClick={() => void print(clientKey)}>
          {printing ? t('print.printing') : t('print.print')} <KeyHint keys="F5" />
        </Button>
        <Button size="large" disabled={!idle} onClick={() => void skipPrint(clientKey)}>
          {t('print.skip')} <KeyHint keys="F11" />
        </Button>
      </div>
    </section>
  );
};
