/** A PIN or MAC request as the pad understands it. */
export interface PadRequest {
  readonly kind: 'session' | 'dukpt' | 'dukptOld' | 'testPin' | 'testMac';
  readonly accountNumber: string;
  /** Enciphered working key in hexadecimal; empty under DUKPT. */
  readonly workingKey: string;
  readonly minLen: number;
  readonly maxLen: number;
  readonly emptyAllowed: boolean;
  readonly timeoutMs: number;
  readonly prompt: string;
  readonly amount: string;
}

const ENTRY_MS = 270_000;
const PLAIN = { minLen: 4, maxLen: 12, emptyAllowed: false, timeoutMs: ENTRY_MS, prompt: 'ENTER PIN', amount: '', workingKey: '' };

const FS = '\u001c';
const US = '\u001f';

/** Null for a packet that is no request, or one without its separator, which a pad does not answer at all. */
export function parseRequest(text: string): PadRequest | null {
  if (text.startsWith('Z69')) {
    // The separator chooses the kind of MAC; how the kinds differ in their figures is the pad's secret, and here they are one.
    const [accountNumber = '', amount] = text.slice(3).split(text.includes(US) ? US : FS);
    return amount === undefined ? null : { ...PLAIN, kind: 'testMac', accountNumber, amount };
  }
  const [first = '', ...rest] = text.split(FS);
  if (rest.length === 0) return null;
  const old = /^(70|76|78)([0-9]{0,19})$/.exec(first);
  if (old !== null) {
    const kind = old[1] === '70' ? 'dukptOld' : old[1] === '76' ? 'testPin' : 'testMac';
    return { ...PLAIN, kind, accountNumber: old[2] ?? '', amount: rest.join(FS) };
  }
  const found = /^(Z60|Z62|Z63)\.(.*)$/.exec(first);
  return found === null ? null : parseEntry(found[1] ?? '', found[2] ?? '', rest);
}

/** `fields`: what stands between and behind the separators. The first begins with the key. */
function parseEntry(packet: string, accountNumber: string, [keyed = '', ...more]: readonly string[]): PadRequest {
  const dukpt = keyed.startsWith('DUKPT ENCRYPTION');
  // Limits begin with digits, as a key may: the key is what stands before four digits and the letter Y or N.
  const pattern = packet === 'Z60' ? /^(?:[0-9A-F]{32}|[0-9A-F]{16})$/ : /^(?:[0-9A-F]{32}|[0-9A-F]{16})(?=[0-9]{4}[YN])/;
  const workingKey = dukpt ? '' : (pattern.exec(keyed)?.[0] ?? '');
  const base = { ...PLAIN, kind: dukpt ? ('dukpt' as const) : ('session' as const), accountNumber, workingKey };
  if (packet === 'Z60') return base;
  const limits = /^([0-9]{2})([0-9]{2})([YN])(.*)$/.exec(keyed.slice(dukpt ? 16 : workingKey.length));
  if (limits === null) return { ...base, accountNumber: '' };
  const [, min, max, empty, last = ''] = limits;
  const steps = packet === 'Z62' && /^[1-9]$/.test(more[2] ?? '') ? Number(more[2]) : 9;
  const prompt = packet === 'Z62' ? last : PLAIN.prompt;
  return { ...base, minLen: Number(min), maxLen: Number(max), emptyAllowed: empty === 'Y', timeoutMs: steps * 30_000, prompt };
}
