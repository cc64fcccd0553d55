import { comparableName } from '../../contract/names/normalize.ts';
import { foldText } from './fold.ts';

/**
 * The form in which the names of two records are compared (contract/names): width, case, punctuation, variants of characters and a
 * company's legal form do not count; neither does the order of words in Latin letters. Empty for a name without a letter or digit.
 */
export function matchName(name: string, kind: 'person' | 'company'): string {
  const { han, latin } = comparableName(name, kind === 'company' ? 'organisation' : 'person');
  return han === null ? (latin[0] ?? '') : foldText(han);
}
