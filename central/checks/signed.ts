/** SQL of a journal line's amount with its sign: debits positive. */
export const SIGNED = "case side when 'D' then amount else -amount end";
