import { expect, test } from 'vitest';
import { contentSecurityPolicy } from './headers.ts';

test('is the policy that the hardening demands, word for word', () => {
  expect(contentSecurityPolicy('N')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; " +
      "object-src 'none'; base-uri 'none'; form-action 'none'; frame-src 'none'; frame-ancestors 'none'; worker-src 'self'; " +
      "require-trusted-types-for 'script'; trusted-types default",
  );
});
