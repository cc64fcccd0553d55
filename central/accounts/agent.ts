import type { z } from 'zod';
import type { AGENCY_SERVICES } from '../../contract/central/ecifData.ts';
import { needsGuardian, OPENS_ALONE_FROM } from '../../contract/compliance/underAge.ts';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
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

interface Opens extends ByAgent {
  readonly birthDate: string | null;
}

async function isGuardian(tx: Tx, relationshipId: string | null): Promise<boolean> {
  if (relationshipId === null) return false;
  const row = await tx.selectFrom('customer_relationships').select('kind').where('id', '=', relationshipId).executeTakeFirst();
  return row?.kind === 'guardian';
}

/**
 * Whether an account may be opened for the customer by whoever stands at the counter. For somebody under age only a guardian on record
 * opens one; what others may not open for a customer does not bind a guardian.
 */
export async function mayOpen(tx: Tx, asked: Opens, on: BusinessDate): Promise<Result<true, WireError>> {
  const { customerNumber, agent, amount, birthDate } = asked;
  if (birthDate === null || !needsGuardian(birthDate as BusinessDate, on)) return await agentMay(tx, asked, on);
  const underAge = refuse('CUSTOMER_UNDER_AGE', { age: String(OPENS_ALONE_FROM), birthDate });
  if (agent === null) return underAge;
  const checked = await checkAgency(
    tx,
    customerNumber,
    { service: 'deposit', amount: toWire(amount), customerIdentified: true, agent },
    on,
  );
  if (!checked.ok) return checked;
  if (!('value' in checked)) throw new Error('A check is not an answer that was stored');
  const { allowed, refusals, relationshipId } = checked.value;
  if (!allowed) return refuse('AGENCY_REFUSED', { refusals: refusals.join(', ') });
  return (await isGuardian(tx, relationshipId)) ? ok(true) : underAge;
}
