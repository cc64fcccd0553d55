import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { keepSecret } from '../database/engine/secret.ts';

/**
 * Secrets of one-time codes lie encrypted in the database: AES-256-GCM, bound to their teller, `<key>.<iv>.<ciphertext>.<tag>`. The
 * bank's key comes from the file that `GUITAI_TOTP_KEY_FILE` names, made there once like the database password's file, readable by
 * its owner only; all nodes of a bank need the same file, and without it no code is checked: there is no plaintext fallback. The
 * sandbox's secrets are public, so they are kept under a public key, which a bank's own secrets never are.
 */
export type KeyName = 'bank' | 'sandbox';

export const KEY_FILE_VARIABLE = 'GUITAI_TOTP_KEY_FILE';
const SANDBOX_KEY = 'guitai sandbox, public';

const derive = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'guitai one-time code secrets', 32));

/** Null when this installation has no such key. */
export async function keyNamed(name: KeyName, environment: NodeJS.ProcessEnv = process.env): Promise<Buffer | null> {
  if (name === 'sandbox') return derive(SANDBOX_KEY);
  const path = environment[KEY_FILE_VARIABLE];
  return path === undefined || path === '' ? null : derive(await keepSecret(path));
}

export function sealSecret(secret: Uint8Array, tellerId: string, name: KeyName, key: Buffer): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(tellerId));
  const sealed = Buffer.concat([cipher.update(secret), cipher.final()]);
  return [name, ...[iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url'))].join('.');
}

/** Under which key it was sealed. */
export const keyNameOf = (sealed: string): KeyName => (sealed.startsWith('sandbox.') ? 'sandbox' : 'bank');

/** Null when the key is another one, or somebody has moved or changed the text. */
export function unsealSecret(sealed: string, tellerId: string, key: Buffer): Uint8Array | null {
  const [, iv = '', text = '', tag = ''] = sealed.split('.');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(iv, 'base64url')).setAAD(Buffer.from(tellerId));
    decipher.setAuthTag(Buffer.from(tag, 'base64url'));
    return new Uint8Array(Buffer.concat([decipher.update(Buffer.from(text, 'base64url')), decipher.final()]));
  } catch {
    return null;
  }
}
