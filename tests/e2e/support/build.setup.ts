import { expect, test } from '@playwright/test';
import { buildAll } from '../../../build/vite/buildAll.ts';
import { entryExists } from '../../../build/vite/targets.ts';
import { makeTemplate } from './template.ts';

// Both are made once, before any worker needs them.
test('the sandbox bank is filled', async () => {
  test.setTimeout(300_000);
  expect(await makeTemplate()).toBeDefined();
});

test('the program is built', async () => {
  test.setTimeout(300_000);
  await buildAll({ development: false });
  expect(entryExists('out/shell/main.js')).toBe(true);
});
