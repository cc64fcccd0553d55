import { randomUUID } from 'node:crypto';
import type { CapturedPosting, capturedRoutes } from '../../contract/central/captured.ts';
import type { RouteBody, RouteResponse } from '../../contract/central/define.ts';
import type { Outcome } from '../../contract/central/transactions.ts';
import { wireError } from '../../contract/errors/wire.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Role } from '../../contract/views/session.ts';
import { type Answer, refuse } from '../answer.ts';
import type { Central, DeviceCaller, TellerCaller } from '../central.ts';
import { failureCode, isUnforeseen } from '../database/failureCode.ts';
import { canonicalHash } from '../hash.ts';
import { findStored, type KeyedRequest, POST_ROUTE, replay } from '../idempotency/outcomes.ts';
import { countPosting } from '../metrics/countPosting.ts';
import { observer } from '../metrics/observer.ts';
import { prepare } from '../posting/prepare.ts';
import { resultText } from '../posting/resultText.ts';

type Route = (typeof capturedRoutes)['forwardCaptured'];

/** The teller who took it, as the bank has them now; no session is needed, because the queue outlives it. */
async function findTeller(central: Central, caller: DeviceCaller, tellerId: string): Promise<TellerCaller | null> {
  const row = await central.db
    .selectFrom('tellers')
    .select(['id', 'roles', 'level'])
    .where('id', '=', tellerId)
    .where('branch_code', '=', caller.branchCode)
    .executeTakeFirst();
  return row === undefined ? null : { ...caller, tellerId: row.id, roles: row.roles as Role[], level: row.level, sessionHash: '' };
}

async function forwardOne(
  central: Central,
  device: DeviceCaller,
  posting: CapturedPosting,
  clientKey: ClientKey,
): Promise<Answer<Outcome>> {
  const keyed: KeyedRequest = { deviceId: device.deviceId, clientKey, route: POST_ROUTE, bodyHash: canonicalHash(posting) };
  return await central.inFlight.run(`${keyed.deviceId}/${keyed.clientKey}`, async () => {
    const stored = await findStored(central.hot, keyed);
    if (stored !== null) return replay(keyed, stored);
    if (device.branchDay !== 'open') return refuse('BRANCH_DAY_CLOSED');
    const caller = await findTeller(central, device, posting.tellerId);
    if (caller === null) return refuse('NOT_PERMITTED');
    const { transactionCode, tillId, values, capturedAt } = posting;
    const body = { transactionCode, tillId, values, businessDate: device.businessDate, quoteId: '00000000-0000-0000-0000-000000000000' };
    const parameters = central.parameters.at(device.businessDate);
    const prepared = prepare(caller, body, { clientKey, now: central.clock.now(), parameters });
    if (!prepared.ok) return prepared;
    if (prepared.value.handler.definition.offline === 'no') return refuse('OFFLINE_REFUSED', { code: transactionCode });
    const captured = { on: posting.businessDate, at: capturedAt };
    return await central.postings.submit({ caller, body, keyed, prepared: prepared.value, captured });
  });
}

/** Posts what a counter has queued, in its order, so that one account's deposits come as they were made. */
export async function forwardCaptured(
  central: Central,
  { caller, body }: { caller: DeviceCaller; body: RouteBody<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const texts: string[] = [];
  for (const { clientKey, ...posting } of body.postings) {
    const answer = await forwardOne(central, caller, posting, clientKey).catch((error: unknown): Answer<Outcome> => {
      const code = failureCode(error);
      const reference = randomUUID().slice(0, 8);
      if (isUnforeseen(code)) central.log.error({ err: error, reference, device: caller.deviceId, key: clientKey }, 'posting failed');
      return { ok: false, error: wireError(code, { reference }) };
    });
    const counted = observer();
    if (counted !== undefined) countPosting(counted, 'forwardCaptured', posting.transactionCode, answer);
    texts.push(resultText(clientKey, answer));
  }
  return { ok: true, stored: `{"results":[${texts.join(',')}]}` };
}
