import type { PaperSheet } from '../../../contract/views/paper.ts';

type Run = PaperSheet['texts'][number];

const INCH_MM = 25.4;

const Runs = ({ runs, className }: { readonly runs: readonly Run[]; readonly className: string }) => (
  <g className={className}>
    {runs.map(({ xMm, yMm, text, cpi, bold }) => {
      // A half-width character is one inch by its pitch; a Chinese one takes two.
      const half = INCH_MM / cpi;
      const cells = [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0);
      return (
        <text
          key={`${xMm} ${yMm} ${text}`}
          x={xMm}
          y={yMm}
          dominantBaseline="hanging"
          fontSize={half * 2}
          fontWeight={bold ? 700 : 400}
          textLength={cells * half}
          lengthAdjust="spacingAndGlyphs"
        >
          {text}
        </text>
      );
    })}
  </g>
);

/** One sheet to scale, as the printer would draw it. */
export const PaperSheetView = ({ sheet }: { readonly sheet: PaperSheet }) => (
  <svg className="paper-sheet" viewBox={`0 0 ${sheet.widthMm} ${sheet.heightMm}`} role="img" aria-label={sheet.title}>
    <rect className="paper-ground" width={sheet.widthMm} height={sheet.heightMm} />
    {sheet.background.rulings.map(({ xMm, yMm, toXMm, toYMm, heavy }) => (
      <line
        key={`${xMm} ${yMm} ${toXMm} ${toYMm}`}
        className="paper-ruling"
        x1={xMm}
        y1={yMm}
        x2={toXMm}
        y2={toYMm}
        strokeWidth={heavy ? 0.35 : 0.15}
      />
    ))}
    <Runs runs={sheet.background.texts} className="paper-preprint" />
    <Runs runs={sheet.texts} className="paper-ink" />
  </svg>
);
