import { parseUppercaseDate, toUppercaseDate } from '../../../contract/dates/cnUpper.ts';
import { day, fields, pick, text } from '../read.ts';
import type { Rules } from '../types.ts';

export const dateRules: Rules = {
  'date.cnUpper': {
    evaluate: ({ input }) => {
      const written = typeof input === 'object' && input !== null ? text(pick(fields(input), 'date', 'text', 'value')) : text(input);
      if (!written.includes('年')) return toUppercaseDate(day(written));
      const parsed = parseUppercaseDate(written);
      return parsed.ok ? { valid: true, ...parsed.value } : { valid: false, error: parsed.error.code };
    },
  },
};
