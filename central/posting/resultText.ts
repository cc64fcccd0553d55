import type { Outcome } from '../../contract/central/transactions.ts';
import type { Answer } from '../answer.ts';

/** One result of several postings, as JSON. Put together as text: the bytes of an outcome are those that were stored. */
export function resultText(clientKey: string, answer: Answer<Outcome>): string {
  const key = JSON.stringify(clientKey);
  if (!answer.ok) return `{"clientKey":${key},"outcome":null,"error":${JSON.stringify(answer.error)}}`;
  const outcome = 'stored' in answer ? answer.stored : JSON.stringify(answer.value);
  return `{"clientKey":${key},"outcome":${outcome},"error":null}`;
}
