import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SafeStoragePart } from '../electron.ts';
import { databaseKey } from './databaseKey.ts';

let folder: string;
let secretFile: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'guitai-key-'));
  secretFile = path.join(folder, 'secret');
  await writeFile(secretFile, 'a secret that IT provisioned for this PC');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Backend = ReturnType<SafeStoragePart['getSelectedStorageBackend']>;

/** A keystore whose wrapping can be undone only by itself. */
const keystore = (backend: Backend = 'gnome_libsecret', available = true) => {
  const state = { rotated: false, encrypted: 0 };
  const part: SafeStoragePart = {
    isAsyncEncryptionAvailable: async () => available,
    getSelectedStorageBackend: () => backend,
    encryptStringAsync: async (text) => {
      state.encrypted += 1;
      return Buffer.from(`wrapped:${text}`);
    },
    decryptStringAsync: async (wrapped) => {
      const text = wrapped.toString();
      if (!text.startsWith('wrapped:')) throw new Error('not ours');
      return { result: text.slice('wrapped:'.length), shouldReEncrypt: state.rotated };
    },
  };
  return { part, state };
};

const keyWith = (safeStorage: SafeStoragePart, changes: { keySecretFile?: string | null; platform?: NodeJS.Platform } = {}) =>
  databaseKey({ dataDir: folder, keySecretFile: secretFile, safeStorage, platform: 'linux', ...changes });

const record = async () => JSON.parse(await readFile(path.join(folder, 'database-key.json'), 'utf8'));

describe('the database key with a keystore', () => {
  test('is random, wrapped, and the same at the next start', async () => {
    const { part } = keystore();
    const first = await keyWith(part);
    expect(first).toMatchObject({ ok: true, value: { key: expect.stringMatching(/^[0-9a-f]{64}$/) } });
    expect(await keyWith(part)).toEqual(first);
    if (first.ok) expect(JSON.stringify(await record())).not.toContain(first.value.key);
  });

  test('is wrapped anew when the keystore says so', async () => {
    const { part, state } = keystore();
    const first = await keyWith(part);
    state.rotated = true;
    expect(await keyWith(part)).toEqual(first);
    expect(state.encrypted).toBe(2);
  });

  test('is not replaced by another one when the keystore is gone or is not the same', async () => {
    await keyWith(keystore().part);
    expect(await keyWith(keystore('basic_text').part)).toMatchObject({ ok: false });
    const foreign = keystore().part;
    vi.spyOn(foreign, 'decryptStringAsync').mockRejectedValue(new Error('another user'));
    expect(await keyWith(foreign)).toMatchObject({ ok: false });
  });
});

describe('the database key without a keystore', () => {
  const none = () => keystore('basic_text').part;

  test.each([
    ['basic_text on Linux', keystore('basic_text').part, 'linux' as const],
    ['an unknown backend on Linux', keystore('unknown').part, 'linux' as const],
    ['none at all', keystore('gnome_libsecret', false).part, 'win32' as const],
  ])('comes from the provisioned secret, and the start says so: %s', async (_what, part, platform) => {
    const answer = await keyWith(part, { platform });
    expect(answer).toMatchObject({ ok: true, value: { note: expect.stringContaining('secret that IT provisioned') } });
    expect(await record()).toMatchObject({ source: 'provisioned' });
  });

  test('is the same at the next start and another one on another PC', async () => {
    const first = await keyWith(none());
    expect(await keyWith(none())).toEqual(first);
    await rm(path.join(folder, 'database-key.json'));
    expect(await keyWith(none())).not.toEqual(first);
  });

  test.each([
    ['no secret is provisioned', () => Promise.resolve(), null],
    ['the secret is missing', () => rm(secretFile), undefined],
    ['the secret is short', () => writeFile(secretFile, 'short'), undefined],
    ['the secret is absurdly long', () => writeFile(secretFile, 'x'.repeat(5_000)), undefined],
  ])('is refused, never plain, when %s', async (_what, spoil, keySecretFile) => {
    await spoil();
    const answer = await keyWith(none(), keySecretFile === null ? { keySecretFile } : {});
    expect(answer).toEqual({ ok: false, error: expect.any(String) });
  });

  test('is refused when the secret is another one than before', async () => {
    await keyWith(none());
    await writeFile(secretFile, 'another secret, also long enough to be used');
    expect(await keyWith(none())).toMatchObject({ ok: false, error: expect.stringContaining('is not the one') });
  });

  test('stays with the secret when a keystore appears later', async () => {
    const first = await keyWith(none());
    expect(await keyWith(keystore().part)).toEqual(first);
  });

  test('is refused when its record is damaged, instead of making another', async () => {
    await keyWith(none());
    await writeFile(path.join(folder, 'database-key.json'), '{"version":1,"source":"provisioned"');
    expect(await keyWith(none())).toMatchObject({ ok: false });
    await writeFile(path.join(folder, 'database-key.json'), '{"version":2}');
    expect(await keyWith(none())).toMatchObject({ ok: false });
  });

  test('leaves a record that only its owner can read', async () => {
    await keyWith(none());
    expect((await stat(path.join(folder, 'database-key.json'))).mode & 0o077).toBe(0);
  });
});
