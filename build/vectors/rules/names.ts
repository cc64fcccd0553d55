import { jaro, jaroWinkler } from '../../../contract/names/jaroWinkler.ts';
import { personPinyin } from '../../../contract/names/pinyin.ts';
import { fields, pick, text } from '../read.ts';
import type { Rules } from '../types.ts';

export const nameRules: Rules = {
  'name.jaroWinkler': {
    evaluate: ({ input }) => {
      const [a, b] = Array.isArray(input) ? input : [pick(fields(input), 'a', 'left'), pick(fields(input), 'b', 'right')];
      return { jaro: jaro(text(a), text(b)), jw: jaroWinkler(text(a), text(b)) };
    },
  },
  'name.pinyinSurname': {
    evaluate: ({ input }) => personPinyin(text(typeof input === 'object' && input !== null ? pick(fields(input), 'name') : input)),
  },
};
