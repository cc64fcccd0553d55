import { jaroWinkler } from './jaroWinkler.ts';
import { type ComparableName, comparableName, type NameKind } from './normalize.ts';

/** One person or organisation on a sanctions or watch list, with all its names and documents. */
export type ListEntry = {
  readonly list: string;
  readonly reference: string;
  readonly kind: NameKind;
  readonly names: readonly string[];
  readonly documents: readonly string[];
};

export type ScreeningSubject = { readonly kind: NameKind; readonly name: string; readonly documents: readonly string[] };

/** A likeness, never a verdict: every hit is for a person to look at, and none refuses a transaction by itself. */
export type ScreeningHit = {
  readonly entry: ListEntry;
  readonly by: 'document' | 'name';
  /** 1 for a document; otherwise the likeness of the best name. */
  readonly score: number;
  readonly matched: string;
};

/** At or above this a name goes to review; a parameter of the bank. */
export const REVIEW_FROM = 0.85;

const foldDocument = (number: string): string =>
  number
    .normalize('NFKC')
    .replace(/[^0-9A-Za-z]/g, '')
    .toUpperCase();

/** Two names in Han characters are compared as written, since pinyin makes many different names alike; otherwise by their reading. */
function likeness(a: ComparableName, b: ComparableName): number {
  if (a.han !== null && b.han !== null) return jaroWinkler(a.han, b.han);
  const scores = a.latin.flatMap((spelling) => b.latin.map((other) => jaroWinkler(spelling, other)));
  return Math.max(0, ...scores);
}

/** Exact documents first, then names by sorted tokens and Jaro-Winkler; best hits first. */
export function screen(subject: ScreeningSubject, list: readonly ListEntry[], reviewFrom: number = REVIEW_FROM): readonly ScreeningHit[] {
  const documents = new Set(subject.documents.map(foldDocument).filter((number) => number !== ''));
  const name = comparableName(subject.name, subject.kind);
  const hits = list.flatMap((entry): ScreeningHit[] => {
    const document = entry.documents.find((number) => documents.has(foldDocument(number)));
    if (document !== undefined) return [{ entry, by: 'document', score: 1, matched: document }];
    let best: ScreeningHit | null = null;
    for (const listed of entry.names) {
      const score = likeness(name, comparableName(listed, entry.kind));
      if (score >= reviewFrom && (best === null || score > best.score)) best = { entry, by: 'name', score, matched: listed };
    }
    return best === null ? [] : [best];
  });
  return hits.toSorted((a, b) => Number(b.by === 'document') - Number(a.by === 'document') || b.score - a.score);
}
