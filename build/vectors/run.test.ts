import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const runner = fileURLToPath(new URL('./run.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'vectors-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(file: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [runner, file], { encoding: 'utf8' });
  return { status, stderr, lines: stdout.trimEnd().split('\n') };
}

function runOn(content: unknown) {
  const file = join(folder, 'file.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return run(file);
}

const good = { id: 'a', rule: 'money.minorUnits', input: 'CNY', expected: 2 };

describe('the vectors runner', () => {
  it('counts what passed and leaves with 0', () => {
    expect(runOn({ vectors: [good] })).toMatchObject({ status: 0, lines: ['1 passed, 0 failed, 0 not implemented'] });
  });

  it('prints the failure with both values and leaves with 1', () => {
    const { status, lines } = runOn({ vectors: [good, { ...good, id: 'b', expected: 3 }] });
    expect(status).toBe(1);
    expect(lines.join('\n')).toContain('FAILED b\n  expected 3\n  got      2');
    expect(lines.at(-1)).toBe('1 passed, 1 failed, 0 not implemented');
  });

  it('counts an input that no rule can read as a failure', () => {
    const { status, lines } = runOn({ vectors: [{ id: 'c', rule: 'id.ric', input: { nothing: true }, expected: { valid: true } }] });
    expect(status).toBe(1);
    expect(lines[0]).toBe('FAILED c');
  });

  it('names the rules that it does not have and leaves with 0', () => {
    const { status, lines } = runOn({ vectors: [good, { ...good, rule: 'no.such.rule' }, { ...good, rule: 'constructor' }] });
    expect(status).toBe(0);
    expect(lines).toContain('NOT IMPLEMENTED no.such.rule (1 vectors)');
    expect(lines.at(-1)).toBe('1 passed, 0 failed, 2 not implemented');
  });

  it.each([
    ['not JSON', '{', 'is not JSON'],
    ['no vectors', {}, 'is not a vector file'],
    ['a vector without rule', { vectors: [{ id: 'a', input: 1, expected: 1 }] }, 'vectors.0.rule'],
    ['a vector without an expected value', { vectors: [{ id: 'a', rule: 'r', input: 1 }] }, 'vectors.0.expected'],
  ])('says what is wrong with a file of %s and leaves with 2', (_, content, message) => {
    const { status, stderr } = runOn(content);
    expect(status).toBe(2);
    expect(stderr).toContain(message);
  });

  it('says that a file is missing', () => {
    expect(run(join(folder, 'absent.json'))).toMatchObject({ status: 2 });
  });
});

const shared = resolve(fileURLToPath(new URL('../..', import.meta.url)), process.env.GUITAI_SHARED ?? '../shared/data', 'vectors.json');

describe(`the published vectors${existsSync(shared) ? '' : ' (not run: set GUITAI_SHARED to the folder that holds vectors.json)'}`, () => {
  it.skipIf(!existsSync(shared))('all pass', () => {
    const { status, lines } = run(shared);
    expect(lines.filter((line) => line.startsWith('FAILED'))).toEqual([]);
    expect(status).toBe(0);
  });
});
