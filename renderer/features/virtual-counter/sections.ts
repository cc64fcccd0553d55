/** What stands on the virtual counter, in the order of its tabs. */
export const SECTIONS = ['passbook', 'card', 'pinPad', 'idCard'] as const;
export type Section = (typeof SECTIONS)[number];

/** The tab that an arrow key goes to, round and round; null for other keys. */
export const sectionAfter = (section: Section, key: string): Section | null => {
  const at = SECTIONS.indexOf(section);
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[key];
  if (key === 'Home') return SECTIONS[0];
  if (key === 'End') return SECTIONS.at(-1) ?? null;
  return step === undefined ? null : (SECTIONS[(at + step + SECTIONS.length) % SECTIONS.length] ?? null);
};
