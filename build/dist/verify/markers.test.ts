import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../targets.ts';
import { MARKERS } from './markers.ts';

describe('the texts by which development code is recognised in a package', () => {
  it.each(MARKERS.flatMap(({ what, texts, source }) => texts.map((text) => [what, text, source] as const)))(
    'for %s, "%s" still stands in its source',
    (_what, text, source) => {
      expect(readFileSync(path.join(ROOT, source), 'utf8')).toContain(text);
    },
  );
});
