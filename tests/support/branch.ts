import type { AgentClient } from './agent-client.ts';

/** Opens a till of the branch with exactly what it held at its last close. */
export const openTillAsLastClosed = async (client: AgentClient): Promise<string> => {
  const { tills } = await client.must('till.list', {});
  const till = tills.find(({ state }) => state === 'closed');
  if (till === undefined) throw new Error('The branch has no closed till');
  const { clientKey } = await client.must('form.open', { transactionCode: '0211' });
  const quoted = await client.must('transaction.quote', { clientKey, values: { tillId: till.tillId, denominations: till.denominations } });
  const posted = await client.must('transaction.post', { clientKey, quoteId: quoted.quote?.quoteId ?? '' });
  if (posted.stage !== 'accepted') throw new Error(`The till did not open: ${posted.error?.code ?? posted.stage}`);
  await client.must('transaction.close', { clientKey });
  return till.tillId;
};
