import Database from 'better-sqlite3-multiple-ciphers';
import { StoreDamage, StoreFault } from './fault.ts';

export type SqliteDatabase = Database.Database;

/** Versions below have the WAL-reset bug that can lose a checkpointed page (trust: one commit). */
const OLDEST_SQLITE = [3, 51, 3] as const;

const isOlder = (version: string): boolean => {
  const parts = version.split('.').map(Number);
  for (const [index, least] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part !== least) return part < least;
  }
  return false;
};

const KEY = /^[0-9a-f]{64}$/;

const openKeyed = (path: string, keyHex: string, options: Database.Options): SqliteDatabase => {
  if (!KEY.test(keyHex)) throw new StoreFault('the key of the database is not 32 bytes in hex');
  const database = new Database(path, options);
  try {
    database.pragma("cipher = 'sqlcipher'");
    // The pragma takes no parameters; the pattern above leaves nothing but hex digits to be interpolated.
    database.pragma(`key = "x'${keyHex}'"`);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
};

/** A database that is only read: a snapshot, or the source of one. */
export const openSnapshot = (path: string, keyHex: string): SqliteDatabase => {
  const database = openKeyed(path, keyHex, { readonly: true, fileMustExist: true });
  try {
    readSomething(database);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
};

/** Encrypts a database that nobody else has open anew, under another key. */
export const rekey = (path: string, keyHex: string, nextKeyHex: string): void => {
  if (!KEY.test(nextKeyHex)) throw new StoreFault('the new key of the database is not 32 bytes in hex');
  const database = openKeyed(path, keyHex, { fileMustExist: true });
  try {
    readSomething(database);
    // A key cannot be changed while there is a write-ahead log.
    database.pragma('journal_mode = DELETE');
    database.pragma(`rekey = "x'${nextKeyHex}'"`);
  } finally {
    database.close();
  }
};

/**
 * Opens the encrypted database (SQLCipher format, every page authenticated by HMAC) and proves its guarantees before
 * anyone may use it: the key fits, WAL is on, synchronous reads back as FULL, the library is new enough.
 * `keyHex` is 32 bytes in lower-case hex.
 */
export const openDatabase = (path: string, keyHex: string): SqliteDatabase => {
  const database = openKeyed(path, keyHex, {});
  try {
    readSomething(database);
    database.pragma('journal_mode = WAL');
    // A reopened WAL database starts at NORMAL, which loses acknowledged commits at a power cut.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('busy_timeout = 5000');
    // Checkpoints are run by the worker after an answer has gone out, never inside a teller's commit.
    database.pragma('wal_autocheckpoint = 0');
    prove(database);
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
};

const readSomething = (database: SqliteDatabase): void => {
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (cause) {
    throw new StoreDamage('the key does not open this database, or its first page is damaged', { cause });
  }
};

const prove = (database: SqliteDatabase): void => {
  const version = database.prepare<[], { version: string }>('SELECT sqlite_version() AS version').get()?.version ?? '0';
  if (isOlder(version)) throw new StoreFault(`SQLite ${version} is older than ${OLDEST_SQLITE.join('.')}`);
  if (database.pragma('journal_mode', { simple: true }) !== 'wal') throw new StoreFault('the database is not in WAL mode');
  if (Number(database.pragma('synchronous', { simple: true })) !== 2) throw new StoreFault('synchronous is not FULL');
  if (Number(database.pragma('hmac_check', { simple: true })) !== 1) throw new StoreFault('pages are not authenticated');
};
