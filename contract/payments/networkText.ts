/** What names and texts of a payment message may hold: Han characters, Latin letters, digits and common punctuation, in one line. */
const CARRIED = /[\p{Script=Han}\x20-\x7E\u00B7\u2014\u2018\u2019\u201C\u201D\u2026\u3000-\u3017\uFF01-\uFF5E]/u;

/** Sizes of CNAPS2 fields, in characters (domain: payment systems). */
export const NETWORK_SIZES = { name: 60, account: 32, remark: 135 } as const;

/** The characters of a text that the payment systems do not carry, each once, at most ten; empty: all is well. */
export const illegalCharacters = (text: string): string =>
  [...new Set(text)]
    .filter((each) => !CARRIED.test(each))
    .slice(0, 10)
    .join('');
