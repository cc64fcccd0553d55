import { ecb } from '@noble/ciphers/aes.js';
import des from 'des.js';
import sm from 'sm-crypto';
import { withCbc } from './cbc.ts';
import { type BlockCipher, type CipherAlgorithm, type CipherSource, checkKey, tripleLength } from './cipher.ts';

/** des.js holds the last block back until `final`, in decryption. */
function tdes(key: Uint8Array): BlockCipher {
  const triple = tripleLength(key);
  const run = (type: 'encrypt' | 'decrypt') => (data: Uint8Array) => {
    const cipher = des.EDE.create({ type, key: triple, padding: false });
    const first = cipher.update(data);
    return Uint8Array.from([...first, ...cipher.final()]);
  };
  return withCbc('TDES', run('encrypt'), run('decrypt'));
}

function aes(key: Uint8Array): BlockCipher {
  const own = Uint8Array.from(key);
  // The library's cipher objects work once.
  const cipher = () => ecb(own, { disablePadding: true });
  return withCbc(
    'AES',
    (data) => cipher().encrypt(data),
    (data) => cipher().decrypt(data),
  );
}

function sm4(key: Uint8Array): BlockCipher {
  const own = [...key];
  const options = { padding: 'none', output: 'array' } as const;
  return withCbc(
    'SM4',
    (data) => Uint8Array.from(sm.sm4.encrypt([...data], own, options)),
    (data) => Uint8Array.from(sm.sm4.decrypt([...data], own, options)),
  );
}

const MAKERS: Readonly<Record<CipherAlgorithm, (key: Uint8Array) => BlockCipher>> = { TDES: tdes, AES: aes, SM4: sm4 };

/** Ciphers in plain JavaScript (des.js, @noble/ciphers, sm-crypto): on every machine, slower, and not of constant time. */
export const softwareCiphers: CipherSource = (algorithm) => (key) => {
  checkKey(algorithm, key);
  return MAKERS[algorithm](key);
};
