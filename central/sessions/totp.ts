import { Secret, TOTP } from 'otpauth';

/** What authenticator apps and tokens take without being told (RFC 6238 with RFC 4226's defaults). */
const TERMS = { algorithm: 'SHA1', digits: 6, period: 30 } as const;

/** Steps that the token's clock may be early or late. */
const SKEW = 1;

const totpOf = (secret: Uint8Array, label = ''): TOTP =>
  new TOTP({ ...TERMS, issuer: 'Guitai', label, secret: new Secret({ buffer: secret.slice().buffer }) });

/** The step whose code this is, within the skew; null when it is none's. */
export function stepOf(secret: Uint8Array, code: string, now: Date): bigint | null {
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: SKEW });
  return delta === null ? null : BigInt(Math.floor(now.getTime() / (TERMS.period * 1_000)) + delta);
}

/** The code of a moment, for tests and the sandbox. */
export const codeAt = (secret: Uint8Array, now: Date): string => totpOf(secret).generate({ timestamp: now.getTime() });

/** What a token is loaded with, as text or QR code. */
export const enrolmentUri = (secret: Uint8Array, tellerId: string): string => totpOf(secret, tellerId).toString();
