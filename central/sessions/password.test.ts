import { expect, test } from 'vitest';
import { hashPassword, passwordMatches, SANDBOX_COST } from './password.ts';

test('a password matches its hash and no other', async () => {
  const stored = await hashPassword('正确的 密码');
  expect(stored).toMatch(/^scrypt\$16384\$8\$5\$/);
  expect(await passwordMatches('正确的 密码', stored)).toBe(true);
  expect(await passwordMatches('正确的密码', stored)).toBe(false);
  expect(await passwordMatches('', stored)).toBe(false);
});

test('two hashes of one password differ', async () => {
  expect(await hashPassword('x', SANDBOX_COST)).not.toBe(await hashPassword('x', SANDBOX_COST));
});

test('what is not a hash matches nothing', async () => {
  for (const stored of ['', 'plain', 'md5$1$2$3$a$b', 'scrypt$1024$8$1$$']) expect(await passwordMatches('', stored)).toBe(false);
});
