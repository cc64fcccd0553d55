import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** 16 MiB and some 150 ms: guessing at a stolen disk stays slow even for somebody who has its key. */
const COST = { N: 2 ** 14, r: 8, p: 5, maxmem: 64 * 1024 * 1024 };
const LENGTH = 32;

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, LENGTH, COST, (error, key) => (error === null ? resolve(key) : reject(error)));
  });

/** `salt.hash`. Kept in the encrypted store for as long as the session. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(16);
  return `${salt.toString('base64url')}.${(await derive(password, salt)).toString('base64url')}`;
};

export const passwordMatches = async (password: string, kept: string): Promise<boolean> => {
  const [salt = '', hash = ''] = kept.split('.');
  const expected = Buffer.from(hash, 'base64url');
  const key = await derive(password, Buffer.from(salt, 'base64url'));
  return expected.length === key.length && timingSafeEqual(expected, key);
};
