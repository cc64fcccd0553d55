import type { z } from 'zod';
import type { AGENCY_SERVICES } from '../../contract/central/ecifData.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { toWire } from '../../contract/money/amount.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { agentSchema } from '../../contract/transactions/account/parts.ts';
import { refuse } from '../answer.ts';
import { checkAgency } from '../customers/agency.ts';
import type { Tx } from '../database/serializable.ts';

interface ByAgent {
  readonly customerNumber: string;
  readonly agent: z.output<typeof agentSchema> | null;
  readonly service: (typeof AGENCY_SERVICES)[number];
  /** Minor units. */
  readonly amount: bigint;
}

/** Whether whoever stands at the counter may do this for the customer. Nobody else is there: it is allowed. */
export async function agentMay(tx: Tx, { customerNumber, agent, service, amount }: ByAgent, on: string): Promise<Result<true, WireError>> {
  if (agent === null) return ok(true);
  const checked = await checkAgency(tx, customerNumber, { service, amount: toWire(amount), customerIdentified: true, agent }, on);
  if (!checked.ok) return checked;
  if (!('value' in checked)) throw new Error('A check is not an answer that was stored');
  const { allowed, refusals } = checked.value;
  return allowed ? ok(true) : refuse('AGENCY_REFUSED', { refusals: refusals.join(', ') });
}
