import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { completeLinks } from './binaries.ts';

test('libraries get the links that the package could not bring, however often and by however many', async () => {
  const root = await mkdtemp(join(tmpdir(), 'guitai-links-'));
  try {
    await completeLinks(root);
    await mkdir(join(root, 'native', 'lib'), { recursive: true });
    await writeFile(join(root, 'native', 'lib', 'libpq.so.5.18'), 'library');
    const links = [
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' },
      { source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so' },
    ];
    await writeFile(join(root, 'native', 'pg-symlinks.json'), JSON.stringify(links));
    await Promise.all([completeLinks(root), completeLinks(root), completeLinks(root)]);
    expect(await readlink(join(root, 'native', 'lib', 'libpq.so'))).toBe('libpq.so.5.18');
    expect(await readFile(join(root, 'native', 'lib', 'libpq.so.5'), 'utf8')).toBe('library');
  } finally {
    await rm(root, { recursive: true, force: true });
  }
});
