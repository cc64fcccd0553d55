import { versionSchema } from '../../contract/central/parameters.ts';
import type { ParameterKind } from '../../contract/parameters/kinds.ts';
import type { Tx } from '../database/serializable.ts';
import { emit } from '../events/emit.ts';

/** Branches hear of a new version and of the kinds that it is about, and fetch what they need. */
export async function tellOfParameters(
  tx: Tx,
  version: bigint,
  rows: readonly { readonly kind: ParameterKind }[],
  now: Date,
): Promise<void> {
  const kinds = [...new Set(rows.map(({ kind }) => kind))].sort();
  const payload = { version: versionSchema.parse(String(version)), kinds };
  await emit(tx, { branchCode: null, tellerId: null, kind: 'parametersChanged', payload }, now);
}
