import type { FakeCentral } from '../../main/agent/testing/central.ts';
import { FLOAT, type Teller } from './teller.ts';

const SETTLED = ['accepted', 'printing', 'done'];

/** What is wrong when everything has come to rest; empty: every promise was kept (trust: promises 1 to 4). */
export const wrongs = async (tellers: readonly Teller[], central: FakeCentral, before: bigint): Promise<string[]> => {
  const found: string[] = [];
  let booked = 0n;
  for (const { counter, told, amounts, id } of tellers) {
    let till = FLOAT;
    for (const [clientKey, amount] of amounts) {
      const postings = central.postings.get(clientKey) ?? 0;
      booked += amount * BigInt(postings);
      const stored = await counter.context.store.do('getTransaction', clientKey);
      const stage = stored?.view.stage ?? 'gone';
      const settled = SETTLED.includes(stage);
      if (settled) till += amount;
      const name = `${id} ${clientKey} (${stage}, told ${told.get(clientKey) ?? 'nothing'}, posted ${postings} times)`;
      if (postings > 1) found.push(`doubled: ${name}`);
      if (postings === 1 && !settled) found.push(`lost here: ${name}`);
      if (settled && postings === 0) found.push(`only here: ${name}`);
      if (told.get(clientKey) === 'accepted' && (!settled || postings === 0)) found.push(`told accepted and is not: ${name}`);
      if (told.get(clientKey) === 'rejected' && (stage !== 'rejected' || postings > 0)) found.push(`told refused and is not: ${name}`);
      if (told.get(clientKey) === 'queued' && !settled && !['queued', 'inDoubt'].includes(stage)) found.push(`queued and lost: ${name}`);
    }
    const shown = (await counter.context.store.do('tillOf', id))?.balance;
    if (shown !== undefined && BigInt(shown) !== till) found.push(`${id}: the till says ${shown}, the deposits come to ${till}`);
    if (shown === undefined) found.push(`${id}: the till is gone`);
    const anchor = await counter.context.central.call('lastAnchor', {});
    const chain = await counter.context.store.do('verifyAudit', anchor.ok ? anchor.value.anchor : null);
    if (!chain.intact) found.push(`${id}: audit row ${chain.firstBadRow ?? 0} is bad`);
  }
  if (central.balance() - before !== booked)
    found.push(`central's account moved by ${central.balance() - before}, its postings come to ${booked}`);
  return found;
};
