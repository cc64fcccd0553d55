import { fromHex, padTo, toHex } from '../crypto/bytes.ts';
import { systemCiphers } from '../crypto/ciphers/select.ts';
import { cmac } from '../crypto/cmac.ts';
import { type AesKeyUsage, aesInitialKey, aesTransactionKey, aesWorkingKey, nextAesKsn } from '../crypto/dukpt/aes.ts';
import {
  nextTdesKsn,
  type TdesVariant,
  tdesInitialKey,
  tdesTransactionKey,
  tdesVariantCipher,
  tdesVariantKey,
} from '../crypto/dukpt/tdes.ts';
import { retailMac } from '../crypto/mac.ts';
import { encodePinBlock } from '../crypto/pin-block.ts';
import { encipherIso4, iso4PanField, iso4PinField } from '../crypto/pin-block-iso4.ts';
import { type Json, record, sure, text, texts, unknownKeys, type VectorCase, type VectorFile } from './case.ts';

const ciphers = systemCiphers();
const LIST = /_verify$/;

/** Values of a section; a name that ends in `_verify` is a figure, alone or one for each KSN. */
function section(
  content: Json,
  name: string,
  known: readonly string[],
  figures: (row: Json) => Readonly<Record<string, Figure>>,
): VectorFile {
  if (content[name] === undefined) return { cases: [], missing: [] };
  const row = record(content[name], name);
  const table = figures(row);
  const cases: VectorCase[] = [];
  const missing: string[] = [];
  for (const [key, value] of Object.entries(row)) {
    const figure = Object.hasOwn(table, key) ? table[key] : undefined;
    if (figure !== undefined) {
      const list = Array.isArray(value) ? texts(value, key) : [text(value, key)];
      for (const [index, expected] of list.entries())
        cases.push({ id: `${name} ${key} ${index}`, expected: expected.toUpperCase(), got: () => figure(index) });
    } else if (LIST.test(key) || !known.includes(key)) missing.push(`${name} ${key}`);
  }
  return { cases, missing };
}
type Figure = (index: number) => string;

const pinOf = (row: Json) => fromHex(text(row.pin, 'pin'));
/** Figures count from the device's first KSN, each the successor of the last. */
function ksnAt(first: Uint8Array, next: (ksn: Uint8Array) => Uint8Array | null, index: number): Uint8Array {
  let ksn: Uint8Array | null = first;
  for (let step = 0; step <= index && ksn !== null; step += 1) ksn = next(ksn);
  if (ksn === null) throw new RangeError('the device has no more keys');
  return ksn;
}

function tdesFigures(row: Json): Readonly<Record<string, Figure>> {
  const first = fromHex(text(row.iksn, 'iksn'));
  const initial = () => sure(tdesInitialKey(ciphers, fromHex(text(row.bdk, 'bdk')), first));
  const ksn = (index: number) => ksnAt(first, nextTdesKsn, index);
  const key = (index: number) => sure(tdesTransactionKey(ciphers, initial(), ksn(index)));
  const data = () => Buffer.from(text(row.txn_data, 'txn_data'), 'latin1');
  const pan = text(row.pan, 'pan').replace(/F+$/, '');
  const block = () => sure(encodePinBlock(0, pinOf(row), pan, () => new Uint8Array()));
  const mac = (variant: TdesVariant) => (index: number) => {
    const macKey = tdesVariantKey(ciphers, key(index), variant);
    const half = (from: number) => ciphers.create('TDES', macKey.slice(from, from + 8));
    return toHex(retailMac(half(0), half(8), data(), 1)).slice(0, 8);
  };
  const cmacOf = (variant: TdesVariant) => (index: number) => toHex(cmac(tdesVariantCipher(ciphers, key(index), variant), data()));
  return {
    ik_verify: () => toHex(initial()),
    pinblock: () => toHex(block()),
    ksn_verify: (index) => toHex(ksn(index)),
    txn_key_verify: (index) => toHex(key(index)),
    encrypted_pinblock_verify: (index) => toHex(tdesVariantCipher(ciphers, key(index), 'pin').encryptEcb(block())),
    mac_request_verify: mac('macRequest'),
    mac_response_verify: mac('macResponse'),
    cmac_request_verify: cmacOf('macRequest'),
    cmac_response_verify: cmacOf('macResponse'),
    txn_request_verify: (index) => toHex(tdesVariantCipher(ciphers, key(index), 'data').encryptCbc(padTo(data(), 8))),
  };
}

function aesFigures(row: Json): Readonly<Record<string, Figure>> {
  const first = fromHex(`${text(row.ikid, 'ikid')}00000000`);
  const initial = () => sure(aesInitialKey(ciphers, fromHex(text(row.bdk, 'bdk')), fromHex(text(row.ikid, 'ikid'))));
  const ksn = (index: number) => ksnAt(first, nextAesKsn, index);
  const key = (index: number) => sure(aesTransactionKey(ciphers, initial(), ksn(index)));
  const working = (usage: AesKeyUsage, bits: '128' | '192' | '256') => (index: number) =>
    toHex(sure(aesWorkingKey(ciphers, key(index), ksn(index), usage, `AES${bits}`)));
  const pan = text(row.pan, 'pan');
  const random = () => fromHex(text(row.pinfield, 'pinfield').slice(16));
  const figures: Record<string, Figure> = {
    ik_verify: () => toHex(initial()),
    pinfield: () => toHex(sure(iso4PinField(pinOf(row), random))),
    pinfield_verify: () => toHex(sure(iso4PinField(pinOf(row), random))).slice(0, 16),
    panfield: () => toHex(sure(iso4PanField(pan))),
    ksn_verify: (index) => toHex(ksn(index)),
    txn_key_verify: (index) => toHex(key(index)),
    encrypted_pinblock_verify: (index) => {
      const cipher = ciphers.create('AES', fromHex(working('pin', '128')(index)));
      return toHex(sure(encipherIso4(cipher, pinOf(row), pan, random)));
    },
  };
  for (const bits of ['128', '192', '256'] as const) {
    figures[`pin_key_aes${bits}_verify`] = working('pin', bits);
    figures[`cmac_aes${bits}_key_verify`] = working('macGenerate', bits);
    figures[`data_aes${bits}_key_verify`] = working('dataEncrypt', bits);
  }
  return figures;
}

export function dukpt(content: Json): VectorFile {
  const files = [
    section(content, 'tdes', ['bdk', 'iksn', 'pin', 'pan', 'txn_data'], tdesFigures),
    ...['aes128', 'aes192', 'aes256'].map((name) => section(content, name, ['bdk', 'ikid', 'pin', 'pan', 'txn_data'], aesFigures)),
  ];
  return {
    cases: files.flatMap(({ cases }) => cases),
    missing: [...files.flatMap(({ missing }) => missing), ...unknownKeys(content, ['tdes', 'aes128', 'aes192', 'aes256'])],
  };
}
