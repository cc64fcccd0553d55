import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from 'node:crypto';

/** Cost of scrypt: memory is 128 · N · r bytes. */
export interface Cost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** What OWASP names for interactive sign-on: 16 MiB of memory, about 150 ms on a branch server. */
export const SIGN_ON_COST: Cost = { N: 2 ** 14, r: 8, p: 5 };

/** For the sandbox, whose passwords are printed in the manual. */
export const SANDBOX_COST: Cost = { N: 2 ** 10, r: 8, p: 1 };

const LENGTH = 32;

const derive = (password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, LENGTH, { ...options, maxmem: 128 * 1024 * 1024 }, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });

/** `scrypt$N$r$p$salt$hash`. The parameters travel with the hash, so that they can be raised later. */
export async function hashPassword(password: string, cost: Cost = SIGN_ON_COST): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, { ...cost });
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64url'), key.toString('base64url')].join('$');
}

export async function passwordMatches(password: string, stored: string): Promise<boolean> {
  const [scheme, n, r, p, salt = '', hash = ''] = stored.split('$');
  if (scheme !== 'scrypt') return false;
  const expected = Buffer.from(hash, 'base64url');
  const key = await derive(password, Buffer.from(salt, 'base64url'), { N: Number(n), r: Number(r), p: Number(p) });
  return expected.length === key.length && timingSafeEqual(expected, key);
}

/** Spends the time of a comparison, so that an unknown teller number does not answer faster than a known one. */
export async function pretendToCompare(password: string): Promise<void> {
  await derive(password, Buffer.alloc(16), { ...SIGN_ON_COST });
}
