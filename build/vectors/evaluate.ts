import { matches } from './match.ts';
import type { Rules, Vector } from './types.ts';

export type Failure = { readonly id: string; readonly rule: string; readonly expected: unknown; readonly got: unknown };

export type Report = { readonly passed: number; readonly failures: readonly Failure[]; readonly missing: ReadonlyMap<string, number> };

/** Evaluates every vector; `missing` counts the vectors of each rule that the table does not hold. */
export function evaluateVectors(vectors: readonly Vector[], rules: Rules): Report {
  let passed = 0;
  const failures: Failure[] = [];
  const missing = new Map<string, number>();
  for (const vector of vectors) {
    const rule = Object.hasOwn(rules, vector.rule) ? rules[vector.rule] : undefined;
    if (rule === undefined) {
      missing.set(vector.rule, (missing.get(vector.rule) ?? 0) + 1);
      continue;
    }
    const fail = (got: unknown): number => failures.push({ id: vector.id, rule: vector.rule, expected: vector.expected, got });
    try {
      const got = rule.evaluate(vector);
      if ((rule.matches ?? matches)(got, vector)) passed++;
      else fail(got);
    } catch (error) {
      fail(`input not understood: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { passed, failures, missing };
}

const show = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? part.toString() : part)) ?? 'undefined';

/** One line for each failure and each missing rule; the last line is the sum that scripts read. */
export function reportLines({ passed, failures, missing }: Report): readonly string[] {
  const missed = [...missing.values()].reduce((total, count) => total + count, 0);
  return [
    ...failures.map(({ id, expected, got }) => `FAILED ${id}\n  expected ${show(expected)}\n  got      ${show(got)}`),
    ...[...missing].map(([rule, count]) => `NOT IMPLEMENTED ${rule} (${count} vectors)`),
    `${passed} passed, ${failures.length} failed, ${missed} not implemented`,
  ];
}
