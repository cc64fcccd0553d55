import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { z } from 'zod';
import type { auditBodySchema } from './body.ts';

/** The domain separator of every hash of the chain (trust: audit chain). */
const DOMAIN = 'guitai/v1';

/** The hash before the first row. */
export const GENESIS = '0'.repeat(64);

/** Canonical JSON (RFC 8785) of a row, which is both what is hashed and what is stored. */
export const canonicalBody = (body: z.output<typeof auditBodySchema>): string => {
  const text = canonicalize(body);
  if (text === undefined) throw new TypeError('An audit row has no canonical form');
  return text;
};

/** `SHA-256("guitai/v1" ‖ previous hash in hex ‖ canonical JSON)`, in lower-case hex. */
export const chainHash = (previous: string, canonical: string): string => hash('sha256', `${DOMAIN}${previous}${canonical}`);

/** A salted commitment to personal or business data: the chain can prove it while the salt is kept, and says nothing once it is erased. */
export const commitment = (salt: string, text: string): string => hash('sha256', `${salt}${text}`);
