import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

export const sha256 = (data: string | Buffer): Buffer => hash('sha256', data, 'buffer');

/**
 * SHA-256, in hex, of a JSON value's canonical form (RFC 8785), so that the order of keys does not matter.
 * The value was validated before: its numbers are safe integers, so none is rounded on the way.
 */
export function canonicalHash(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Not a JSON value');
  return hash('sha256', text, 'hex');
}
