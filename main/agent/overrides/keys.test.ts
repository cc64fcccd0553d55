import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clientKeySchema } from '../../../contract/primitives.ts';
import { derivedKey } from './keys.ts';

const hex = (length: number) => fc.stringMatching(new RegExp(`^[0-9a-f]{${length}}$`));
const key = fc
  .tuple(hex(8), hex(4), hex(3), fc.constantFrom('8', '9', 'a', 'b'), hex(3), hex(12))
  .map(([a, b, c, v, d, e]) => clientKeySchema.parse(`${a}-${b}-7${c}-${v}${d}-${e}`));

test('a derived key is a key, the same every time, and of its form’s instant', () => {
  fc.assert(
    fc.property(key, fc.string(), fc.nat(), (form, what, attempt) => {
      const derived = derivedKey(form, what, attempt);
      expect(clientKeySchema.safeParse(derived).success).toBe(true);
      expect(derivedKey(form, what, attempt)).toBe(derived);
      expect(derived.slice(0, 13)).toBe(form.slice(0, 13));
    }),
  );
});

test('another attempt, another wish and another form have other keys', () => {
  fc.assert(
    fc.property(key, key, fc.nat({ max: 1_000 }), (form, other, attempt) => {
      const derived = derivedKey(form, 'override', attempt);
      expect(derivedKey(form, 'override', attempt + 1)).not.toBe(derived);
      expect(derivedKey(form, 'withdrawal', attempt)).not.toBe(derived);
      if (other !== form) expect(derivedKey(other, 'override', attempt)).not.toBe(derived);
    }),
  );
});
