import type { Existence, IdentityData } from '../../contract/central/ecifData.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { Result } from '../../contract/result.ts';
import type { Tx } from '../database/serializable.ts';
import { type Found, screenSubject, toHitView } from '../screening/screen.ts';
import { beside, customerByDocument, customersAlike } from './candidates.ts';
import { type ReadIdentityData, readIdentityData } from './identityData.ts';
import { listHits, toListEntryView } from './internalLists.ts';

export interface Checked {
  readonly data: ReadIdentityData;
  readonly existence: Existence;
  readonly screening: readonly Found[];
}

const verdictOf = (existence: Omit<Existence, 'verdict' | 'overrideNeeded'>): Existence['verdict'] => {
  if (existence.lists.some(({ list }) => list === 'black')) return 'blocked';
  if (existence.existing !== null) return 'existing';
  return existence.candidates.length > 0 ? 'candidates' : 'new';
};

/**
 * The check before every creation (domain: ECIF and customer service), inside of a transaction, as of a business date: the customer with
 * the same document, whichever form its number was typed in; candidates with every field that differs; entries of the internal
 * lists; likenesses to sanction lists. It changes nothing. Refuses only what cannot be read.
 */
export async function checkExistence(tx: Tx, given: IdentityData, on: string): Promise<Result<Checked, WireError>> {
  const read = readIdentityData(given, on);
  if (!read.ok) return read;
  const data = read.value;
  const same = await customerByDocument(tx, data.identity.key);
  const alike = (await customersAlike(tx, data)).filter(({ row }) => row.number !== same?.number);
  const lists = await listHits(
    tx,
    { kind: data.kind, identityKeys: [data.identity.key], matchName: data.matchName, birthDate: data.birthDate },
    on,
  );
  const screening = await screenSubject(tx, {
    kind: data.kind === 'company' ? 'organisation' : 'person',
    name: data.name,
    documents: [data.identity.idNumber],
  });
  const parts = {
    existing: same === null ? null : beside(data, { row: same, samePhone: data.phone === same.phone }, true),
    candidates: alike.map((each) => beside(data, each, false)),
    lists: lists.map(toListEntryView),
    screening: screening.map(toHitView),
  };
  const existence = { ...parts, verdict: verdictOf(parts), overrideNeeded: parts.lists.some(({ list }) => list === 'grey') };
  return { ok: true, value: { data, existence, screening } };
}
