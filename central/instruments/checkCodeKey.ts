import { hkdfSync } from 'node:crypto';
import { keepSecret } from '../database/engine/secret.ts';
import type { Tx } from '../database/serializable.ts';

/**
 * The key of the check codes. Central alone has it: no teller, no branch PC and no row of the database does, so that nobody who holds the
 * form or the seal can compute a code (印押证三分管). The bank's key comes from the file that `GUITAI_CHECK_CODE_KEY_FILE` names, made there
 * once and readable by its owner only; all nodes need the same file. What a bank has to do: keep that file in its key management or put
 * an HSM behind `readKey`, keep the old key as long as instruments issued under it may be presented (two years), and watch
 * `CHECK_CODE_WRONG` in the log. A sandbox uses a public key, which is taken nowhere else.
 */
export type CheckCodeKeyName = 'bank' | 'sandbox';

export const CHECK_CODE_KEY_FILE = 'GUITAI_CHECK_CODE_KEY_FILE';

const derive = (secret: string): Buffer => Buffer.from(hkdfSync('sha256', secret, '', 'guitai check codes of instruments', 32));

const kept = new Map<string, Promise<Buffer>>();

const keyInFile = (path: string): Promise<Buffer> => {
  const known = kept.get(path) ?? keepSecret(path).then(derive);
  kept.set(path, known);
  return known;
};

/** The key of a name, or null when this installation has none. */
export async function readKey(tx: Tx, name: string, environment: NodeJS.ProcessEnv = process.env): Promise<Buffer | null> {
  if (name === 'bank') {
    const path = environment[CHECK_CODE_KEY_FILE] ?? '';
    return path === '' ? null : await keyInFile(path);
  }
  const allowed = await tx.selectFrom('check_code_keys').select('name').where('name', '=', 'sandbox').executeTakeFirst();
  return allowed !== undefined && name === 'sandbox' ? derive('guitai sandbox, public') : null;
}

/** The key under which instruments are issued now. */
export async function issuingKey(
  tx: Tx,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<{ readonly name: CheckCodeKeyName; readonly key: Buffer } | null> {
  for (const name of ['bank', 'sandbox'] as const) {
    const key = await readKey(tx, name, environment);
    if (key !== null) return { name, key };
  }
  return null;
}
