import { fromHex, toHex } from '../crypto/bytes.ts';
import { systemCiphers } from '../crypto/ciphers/select.ts';
import { cmac } from '../crypto/cmac.ts';
import { keyCheckValue } from '../crypto/kcv.ts';
import { cbcMac, type MacPadding, retailMac } from '../crypto/mac.ts';
import { decodePinBlock, encodePinBlock, type PinDigits } from '../crypto/pin-block.ts';
import { encipherIso4, iso4PanField, iso4PinField } from '../crypto/pin-block-iso4.ts';
import { sm2Verify, sm3 } from '../crypto/sm.ts';
import { unwrapTr31 } from '../crypto/tr31/block.ts';
import { type Json, record, rows, sure, text, unknownKeys, type VectorCase, type VectorFile } from './case.ts';

const ciphers = systemCiphers();
export const digitsOf = (pin: unknown): PinDigits => Uint8Array.from([...text(pin, 'pin')].map(Number));
const ascii = (value: unknown) => Buffer.from(text(value, 'ascii'), 'latin1');
const hex = (row: Json, name: string) => fromHex(text(row[name], name));
const tdes = (row: Json, name: string) => ciphers.create('TDES', hex(row, name));
const upper = (row: Json, name: string) => text(row[name], name).toUpperCase();

function padding(value: unknown): MacPadding {
  if (value === 1 || value === 2 || value === 3) return value;
  throw new TypeError(`no padding method ${String(value)}`);
}

export function macs(content: Json): VectorFile {
  const cmacs = content.aes_cmac_rfc4493 === undefined ? null : record(content.aes_cmac_rfc4493, 'aes_cmac_rfc4493');
  const cases: VectorCase[] = [
    ...rows(content.retail_x9_19 ?? [], 'retail_x9_19').map((row, at) => ({
      id: `retail MAC ${at}`,
      expected: upper(row, 'mac'),
      got: () => toHex(retailMac(tdes(row, 'key1'), tdes(row, 'key2'), ascii(row.ascii), padding(row.pad))),
    })),
    ...rows(content.cbc_mac_3des ?? [], 'cbc_mac_3des').map((row, at) => ({
      id: `CBC MAC ${at}`,
      expected: upper(row, 'mac'),
      got: () => toHex(cbcMac(tdes(row, 'key'), ascii(row.ascii), padding(row.pad))),
    })),
    ...(cmacs === null ? [] : rows(cmacs.rows, 'rows')).map((row, at) => ({
      id: `AES CMAC ${at}`,
      expected: upper(row, 'mac'),
      got: () => toHex(cmac(ciphers.create('AES', hex(cmacs ?? {}, 'key')), hex(row, 'msg'))),
    })),
  ];
  return { cases, missing: unknownKeys(content, ['retail_x9_19', 'cbc_mac_3des', 'aes_cmac_rfc4493']) };
}

export function pinBlocks(content: Json): VectorFile {
  const none = () => new Uint8Array();
  const clear = (format: 0 | 2) =>
    rows(content[`iso${format}`] ?? [], `iso${format}`).map((row, at) => ({
      id: `format ${format} ${at}`,
      expected: upper(row, 'block'),
      got: () => toHex(sure(encodePinBlock(format, digitsOf(row.pin), format === 0 ? text(row.pan, 'pan') : null, none))),
    }));
  const iso4 = content.iso4 === undefined ? null : record(content.iso4, 'iso4');
  const pinField = iso4?.pinField === undefined ? null : record(iso4.pinField, 'pinField');
  const enciphered = iso4?.enciphered === undefined ? null : record(iso4.enciphered, 'enciphered');
  const cases: VectorCase[] = [
    ...clear(0),
    ...clear(2),
    // Its filling is random: what can be shown is the rule's fixed part and that the PIN comes back.
    ...rows(content.iso3 ?? [], 'iso3').map((row, at) => ({
      id: `format 3 ${at}`,
      expected: `3${text(row.pin, 'pin').length.toString(16).toUpperCase()} ${text(row.pin, 'pin')}`,
      got: () => {
        const block = sure(
          encodePinBlock(3, digitsOf(row.pin), text(row.pan, 'pan'), (count) => crypto.getRandomValues(new Uint8Array(count))),
        );
        return `${toHex(block).slice(0, 2)} ${sure(decodePinBlock(3, block, text(row.pan, 'pan'))).join('')}`;
      },
    })),
    ...(pinField === null
      ? []
      : [
          {
            id: 'format 4 PIN field',
            expected: upper(pinField, 'field'),
            got: () => toHex(sure(iso4PinField(digitsOf(pinField.pin), () => hex(pinField, 'random8')))),
          },
        ]),
    ...rows(iso4?.panField ?? [], 'panField').map((row, at) => ({
      id: `format 4 PAN field ${at}`,
      expected: upper(row, 'field'),
      got: () => toHex(sure(iso4PanField(text(row.pan, 'pan')))),
    })),
    ...(enciphered === null
      ? []
      : [
          {
            id: 'format 4 enciphered',
            expected: upper(enciphered, 'block'),
            got: () => {
              const field = upper(enciphered, 'pinField');
              const pin = field.slice(2, 2 + Number.parseInt(field[1] ?? '', 16));
              const cipher = ciphers.create('AES', hex(enciphered, 'key'));
              return toHex(sure(encipherIso4(cipher, digitsOf(pin), text(enciphered.pan, 'pan'), () => fromHex(field.slice(16)))));
            },
          },
        ]),
  ];
  return { cases, missing: unknownKeys(content, ['iso0', 'iso2', 'iso3', 'iso4']) };
}

export function sm(content: Json): VectorFile {
  const signature = content.sm2_sign === undefined ? null : record(content.sm2_sign, 'sm2_sign');
  const cases: VectorCase[] = [
    ...rows(content.sm3 ?? [], 'sm3').map((row, at) => ({
      id: `SM3 ${at}`,
      expected: upper(row, 'digest'),
      got: () => toHex(sm3(ascii(row.ascii))),
    })),
    ...rows(content.sm4_ecb ?? [], 'sm4_ecb').flatMap((row, at) => [
      { id: `SM4 ${at}`, expected: upper(row, 'ct'), got: () => toHex(ciphers.create('SM4', hex(row, 'key')).encryptEcb(hex(row, 'pt'))) },
      {
        id: `SM4 ${at} back`,
        expected: upper(row, 'pt'),
        got: () => toHex(ciphers.create('SM4', hex(row, 'key')).decryptEcb(hex(row, 'ct'))),
      },
    ]),
    // Signatures are checked here, never made: private keys are not this program's business.
    ...(signature === null
      ? []
      : [
          {
            id: 'SM2 signature',
            expected: 'good',
            got: () =>
              sm2Verify(
                { x: hex(signature, 'x'), y: hex(signature, 'y') },
                ascii(signature.ascii),
                { r: hex(signature, 'r'), s: hex(signature, 's') },
                text(signature.id, 'id'),
              )
                ? 'good'
                : 'bad',
          },
        ]),
  ];
  return { cases, missing: unknownKeys(content, ['sm3', 'sm4_ecb', 'sm2_sign']) };
}

export function tr31(content: Json): VectorFile {
  const cases = rows(content.blocks ?? [], 'blocks').flatMap((row) => {
    const open = () => sure(unwrapTr31(ciphers, hex(row, 'kbpk'), text(row.block, 'block')));
    return [
      { id: `block ${String(row.id)}`, expected: upper(row, 'key'), got: () => toHex(open().key) },
      {
        id: `block ${String(row.id)} check value`,
        expected: upper(row, 'kcv'),
        got: () => toHex(keyCheckValue(ciphers, open().header.algorithm === 'A' ? 'AES' : 'TDES', open().key)),
      },
    ];
  });
  return { cases, missing: unknownKeys(content, ['blocks']) };
}
