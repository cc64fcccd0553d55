import { readFileSync } from 'node:fs';
import { evaluateVectors, reportLines } from './evaluate.ts';
import { rules } from './rules/index.ts';
import { type Vector, vectorFileSchema } from './types.ts';

// Exit codes: 0 nothing failed (rules without an implementation are listed), 1 at least one vector failed, 2 the file cannot be used.
const EXIT_FAILED = 1;
const EXIT_UNUSABLE = 2;

function unusable(message: string): never {
  console.error(message);
  process.exit(EXIT_UNUSABLE);
}

function load(file: string): readonly Vector[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return unusable(`Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    return unusable(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = vectorFileSchema.safeParse(data);
  if (parsed.success) return parsed.data.vectors;
  const issues = parsed.error.issues.slice(0, 5).map((issue) => `  ${issue.path.join('.') || '(file)'}: ${issue.message}`);
  return unusable(`${file} is not a vector file ({ vectors: [{ id, rule, input, expected }] }):\n${issues.join('\n')}`);
}

const file = process.argv[2];
if (file === undefined) unusable('Usage: node build/vectors/run.ts FILE');
const report = evaluateVectors(load(file), rules);
console.log(reportLines(report).join('\n'));
process.exitCode = report.failures.length > 0 ? EXIT_FAILED : 0;
