import { type Figure, isMet, ratioOf } from './figures.ts';

const rounded = (value: number): string => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(3));

const goalText = ({ goal }: Figure): string => (goal === null ? '–' : 'atLeast' in goal ? `≥ ${goal.atLeast}` : `≤ ${goal.atMost}`);

/** The figures as a Markdown table: figure, baseline, ratio, goal, met or not. */
export function toTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.name,
    `${rounded(figure.value)} ${figure.unit}`,
    `${figure.baseline.name}: ${rounded(figure.baseline.value)} ${figure.unit}`,
    rounded(ratioOf(figure)),
    goalText(figure),
    figure.goal === null ? '–' : isMet(figure) ? 'met' : 'MISSED',
  ]);
  const all = [['figure', 'value', 'baseline', 'ratio', 'goal', ''], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]): string => `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(all[0] ?? []), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
