import type { Outcome } from '../../contract/central/transactions.ts';
import type { Answer } from '../answer.ts';
import { sqlState } from '../database/failure.ts';
import { retrying } from '../database/retry.ts';
import { observer } from '../metrics/observer.ts';
import { type Bank, postBatch } from './batch.ts';
import type { Item } from './item.ts';

type Settled = Answer<Outcome>;

async function postAlone(bank: Bank, item: Item): Promise<Settled> {
  const [answer] = await postBatch(bank, [item]);
  if (answer === undefined) throw new Error('A posting was not answered');
  return answer;
}

/**
 * Posts a batch. When it does not go through (a race lost against another node, a key that was posted there, one posting that
 * the database refuses), each is posted by itself with retries, so that none suffers from another. Answers in order; a posting
 * that failed has its error. Every attempt looks first whether the key has been answered meanwhile.
 */
export async function settle(bank: Bank, items: readonly Item[]): Promise<readonly PromiseSettledResult<Settled>[]> {
  if (items.length > 1)
    try {
      const answers = await postBatch(bank, items);
      return answers.map((value) => ({ status: 'fulfilled', value }));
    } catch (error) {
      observer()?.retried(sqlState(error) ?? 'other');
      // Nothing of it was done; the reason shows again where it belongs.
    }
  return await Promise.allSettled(
    items.map((item) =>
      retrying(
        () => postAlone(bank, item),
        async () => null,
      ),
    ),
  );
}
