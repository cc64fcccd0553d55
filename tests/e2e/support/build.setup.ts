import { expect, test } from '@playwright/test';
import { buildAll } from '../../../build/vite/buildAll.ts';
import { entryExists } from '../../../build/vite/targets.ts';

test('the program is built', async () => {
  test.setTimeout(300_000);
  await buildAll({ development: false });
  expect(entryExists('out/shell/main.js')).toBe(true);
});
