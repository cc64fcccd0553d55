import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../../shared/keys/useHotkey.ts';
import { PrinterState } from '../../devices/PrinterState.tsx';
import { confirmPrint } from '../formActions.ts';
import { allConfirmed, choosableLines, suggestedLine } from './lastGoodLine.ts';
import { PrintLines } from './PrintLines.tsx';
import type { PrintProps } from './StartPrint.tsx';

/**
 * The teller looks at the book and names the last good line. Only lines up to it are acknowledged at central; the rest are
 * printed again. The device's word is the default and never more than that.
 */
export const ConfirmPrint = ({ entry, document }: PrintProps) => {
  const { t } = useTexts();
  const { clientKey } = entry.view;
  const { lines } = document;
  const [chosen, setChosen] = useState(() => suggestedLine(lines));
  const table = useRef<HTMLDivElement>(null);
  const choosable = choosableLines(lines);
  const idle = entry.busy === null;
  const confirm = (): void => void confirmPrint(clientKey, chosen);
  useHotkey('F10', confirm, { label: t('keys.confirmPrint'), enabled: idle });
  useHotkey('Enter', confirm, { enabled: idle });
  // The radio buttons take the arrow keys by themselves once the chosen one has the focus.
  useEffect(() => {
    table.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, []);
  return (
    <section className="print" aria-label={t('print.label')}>
      <header>
        <h2>{allConfirmed(lines) ? t('print.lookDone') : t('print.lookBroken')}</h2>
        <PrinterState />
      </header>
      {entry.error === null && <ErrorNotice error={document.error} />}
      <p>{t('print.choose')}</p>
      <div
        ref={table}
        role="radiogroup"
        aria-label={t('print.lastGood')}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          if (idle && !event.repeat) confirm();
        }}
      >
        <label className="no-line">
          <input type="radio" name="last-good-line" checked={chosen === 0} onChange={() => setChosen(0)} /> {t('print.none')}
        </label>
        <PrintLines lines={lines} choice={{ chosen, choosable, onChoose: setChosen }} />
      </div>
      <div className="finish-bar">
        <Button type="primary" size="large" disabled={!idle} onClick={confirm}>
          {chosen === 0 ? t('print.confirmNone') : t('print.confirm', { line: chosen })} <KeyHint keys="Enter" />
        </Button>
      </div>
    </section>
  );
};
