import { useEffect, useRef } from 'react';
import type { VirtualCounter } from '../../../contract/views/virtualCounter.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { grouped } from '../../shared/grouped.ts';
import { Preprint } from './Preprint.tsx';
import { GLYPH_MM, isUsual, runWidth } from './paper.ts';

interface PassbookPageProps {
  readonly passbook: NonNullable<VirtualCounter['passbook']>;
}

/** The open book to scale, one user unit a millimetre: each run of characters stands exactly where the print head put it. */
export const PassbookPage = ({ passbook }: PassbookPageProps) => {
  const { t } = useTexts();
  const { widthMm, heightMm, foldMm } = passbook.page;
  const last = useRef<SVGTextElement>(null);
  const printed = passbook.runs.length;
  useEffect(() => {
    // What the head has just printed is what one wants to see, also below the fold.
    if (printed > 0) last.current?.scrollIntoView({ block: 'nearest' });
  }, [printed]);
  return (
    <figure className="passbook" aria-label={t('virtual.page')}>
      <figcaption>
        <b>{passbook.holder}</b> <span className="figures">{grouped(passbook.accountNumber)}</span>
        <small className="figures">{t('virtual.book', { number: passbook.number, page: passbook.openPage })}</small>
        <span className={passbook.inPrinter ? 'badge badge-book-active' : 'badge'}>
          {passbook.inPrinter ? t('virtual.inPrinter') : t('virtual.onCounter')}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${widthMm} ${heightMm}`} className="passbook-page" data-testid="passbook-page">
        <title>{t('virtual.page')}</title>
        <rect x="0" y="0" width={widthMm} height={heightMm} className="page-paper" />
        {isUsual(passbook.page) && <Preprint widthMm={widthMm} />}
        {foldMm !== null && <line x1="0" x2={widthMm} y1={foldMm} y2={foldMm} className="page-fold" />}
        {passbook.runs.map((run, order) => (
          <text
            // A run has no name of its own; printing only ever adds at the end.
            // biome-ignore lint/suspicious/noArrayIndexKey: the order is the identity here
            key={order}
            ref={order === printed - 1 ? last : undefined}
            x={run.xMm}
            y={run.yMm + GLYPH_MM * 0.85}
            fontSize={GLYPH_MM}
            textLength={runWidth(run)}
            lengthAdjust="spacingAndGlyphs"
            xmlSpace="preserve"
            className="page-print"
          >
            {run.text}
          </text>
        ))}
      </svg>
    </figure>
  );
};
