import type { Answer } from '../answer.ts';
import type { Observer } from './observer.ts';

/** Counts what became of one posting, alone in its request or among others. */
export function countPosting(observer: Observer, route: string, transactionCode: string, answer: Answer<unknown>): void {
  if (!answer.ok) observer.postingRefused(answer.error.code);
  else if ('stored' in answer && answer.replayed === true) observer.replayed(route);
  // What is stored is stored under a code of the catalogue: another one was refused before.
  else if ('stored' in answer) observer.posted(transactionCode, answer.stored);
}
