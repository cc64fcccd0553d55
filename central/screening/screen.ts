import { comparableName } from '../../contract/names/normalize.ts';
import { type ScreeningSubject, screen } from '../../contract/names/screening.ts';
import type { Tx } from '../database/serializable.ts';
import type { SanctionListCode } from '../database/tables/customers.ts';
import { currentEntries, type PreparedEntry } from './current.ts';
import { foldDocument, mayBeAlike, prepareName } from './prefilter.ts';

/** A likeness to an entry of a sanction list, for a person to look at. It never refuses anything by itself. */
export interface Found {
  readonly list: SanctionListCode;
  readonly reference: string;
  readonly versionFrom: number;
  readonly by: 'document' | 'name';
  /** 0 to 1. */
  readonly score: number;
  readonly matched: string;
}

/** Compares one subject with entries: documents first, then names (contract/names/screening); best first. */
export function screenAgainst(entries: readonly PreparedEntry[], subject: ScreeningSubject): Found[] {
  const name = prepareName(comparableName(subject.name, subject.kind));
  const documents = subject.documents.map(foldDocument);
  const worth = entries.filter(
    (each) => documents.some((number) => each.documents.has(number)) || each.names.some((listed) => mayBeAlike(name, listed)),
  );
  const versions = new Map(worth.map(({ entry, versionFrom }) => [entry, versionFrom]));
  return screen(
    subject,
    worth.map(({ entry }) => entry),
  ).map(({ entry, by, score, matched }) => ({
    list: entry.list as SanctionListCode,
    reference: entry.reference,
    versionFrom: versions.get(entry) ?? 1,
    by,
    score,
    matched,
  }));
}

/** Compares one subject with every list as of now. */
export const screenSubject = async (tx: Tx, subject: ScreeningSubject): Promise<Found[]> =>
  screenAgainst(await currentEntries(tx), subject);

/** As the API shows a likeness. */
export const toHitView = ({ list, reference, by, score, matched }: Found) => ({ list, reference, by, score, matched });
