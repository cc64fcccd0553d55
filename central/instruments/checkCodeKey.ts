import { hkdfSync } from 'node:crypto';
import { keepSecret } from '../database/engine/secret.ts';
import type { Tx } from '../database/serializable.ts';

/**
 * The key of the check codes. Central alone has it: no teller, no branch PC and no row of the database does, so that nobody who holds the
 * form or the seal can compute a code (印押证三分管). The bank's key comes from the file that `GUITAI_CHECK_CODE_KEY_FILE` names, made there
 * once and readable by its owner only; all nodes need the same file. What a bank has to do: keep that file in its key management or put
 * an HSM behind `readKey`, and keep it as long as instruments issued under it may be presented (two years). A sandbox uses a public key,
 * which is taken nowhere else.
 */
export type CheckCodeKeyName = 'bank' | 'sandbox';

export const CHECK_CODE_KEY_FILE = 'GUITAI_CHECK_CODE_KEY_FILE';

/** What keys are derived for; each purpose has its own. */
type Purpose = 'check codes of instruments' | 'payment passwords of cheques';

const derive = (secret: string, purpose: Purpose): Buffer => Buffer.from(hkdfSync('sha256', secret, '', `guitai ${purpose}`, 32));

const kept = new Map<string, Promise<string>>();

const secretIn = (path: string): Promise<string> => {
  const known = kept.get(path) ?? keepSecret(path);
  kept.set(path, known);
  return known;
};

async function secretNamed(tx: Tx, name: CheckCodeKeyName, environment: NodeJS.ProcessEnv): Promise<string | null> {
  if (name === 'bank') {
    const path = environment[CHECK_CODE_KEY_FILE] ?? '';
    return path === '' ? null : await secretIn(path);
  }
  const allowed = await tx.selectFrom('check_code_keys').select('name').where('name', '=', 'sandbox').executeTakeFirst();
  return allowed === undefined ? null : 'guitai sandbox, public';
}

/** The check-code key of a name, or null when this installation has none. */
export async function readKey(tx: Tx, name: CheckCodeKeyName, environment: NodeJS.ProcessEnv = process.env): Promise<Buffer | null> {
  const secret = await secretNamed(tx, name, environment);
  return secret === null ? null : derive(secret, 'check codes of instruments');
}

interface NamedKey {
  readonly name: CheckCodeKeyName;
  readonly key: Buffer;
}

async function firstKey(tx: Tx, purpose: Purpose, environment: NodeJS.ProcessEnv): Promise<NamedKey | null> {
  for (const name of ['bank', 'sandbox'] as const) {
    const secret = await secretNamed(tx, name, environment);
    if (secret !== null) return { name, key: derive(secret, purpose) };
  }
  return null;
}

/** The key under which instruments are issued now. */
export const issuingKey = (tx: Tx, environment: NodeJS.ProcessEnv = process.env): Promise<NamedKey | null> =>
  firstKey(tx, 'check codes of instruments', environment);

/** The key of which the devices that drawers compute payment passwords with have their own, account by account. */
export const paymentPasswordKey = async (tx: Tx, environment: NodeJS.ProcessEnv = process.env): Promise<Buffer | null> =>
  (await firstKey(tx, 'payment passwords of cheques', environment))?.key ?? null;
