import { createHash } from 'node:crypto';
import { type ClientKey, clientKeySchema } from '../../../contract/primitives.ts';

/**
 * The key of a side request of a form, derived from the form's own: the same wish has the same key at every try, after a crash too.
 * A UUIDv7 of the form's instant, so that keys still sort by time; the rest is a hash of the form's key and of `parts`.
 */
export const derivedKey = (clientKey: ClientKey, ...parts: readonly (string | number)[]): ClientKey => {
  const hash = createHash('sha256')
    .update(JSON.stringify([clientKey, ...parts]))
    .digest('hex');
  // The third group begins with the version, the fourth with the variant.
  const variant = '89ab'.charAt(Number.parseInt(hash.charAt(3), 16) % 4);
  return clientKeySchema.parse(`${clientKey.slice(0, 13)}-7${hash.slice(0, 3)}-${variant}${hash.slice(4, 7)}-${hash.slice(7, 19)}`);
};
