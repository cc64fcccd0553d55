import { useTexts } from '../../i18n/useTexts.ts';
import { COLUMNS, lineTops } from './paper.ts';

const HEAD_MM = 24;

/** Ruled lines and column heads, as the book comes from the printing works. */
export const Preprint = ({ widthMm }: { readonly widthMm: number }) => {
  const { t } = useTexts();
  const tops = lineTops();
  const bottom = (tops.at(-1) ?? 0) + 5;
  return (
    <g className="page-preprint">
      <rect x="2.5" y={HEAD_MM} width={widthMm - 5} height="8" className="page-head" />
      {COLUMNS.map((column, at) => (
        <g key={column.id}>
          {at > 0 && <line x1={column.xMm - 1} x2={column.xMm - 1} y1={HEAD_MM} y2={bottom} className="page-rule" />}
          <text x={column.xMm + 0.6} y={HEAD_MM + 5.4} fontSize="3" className="page-label">
            {t(`virtual.columns.${column.id}`)}
          </text>
        </g>
      ))}
      {tops.map((top) => (
        <line key={top} x1="2.5" x2={widthMm - 2.5} y1={top + 4.5} y2={top + 4.5} className="page-rule" />
      ))}
    </g>
  );
};
