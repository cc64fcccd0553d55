import { randomUUID } from 'node:crypto';
import type { RouteBody, RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { Outcome } from '../../contract/central/transactions.ts';
import { wireError } from '../../contract/errors/wire.ts';
import type { Answer } from '../answer.ts';
import type { Central, TellerCaller } from '../central.ts';
import { failureCode, isUnforeseen } from '../database/failureCode.ts';
import { countPosting } from '../metrics/countPosting.ts';
import { observer } from '../metrics/observer.ts';
import { post } from './post.ts';
import { resultText } from './resultText.ts';

type Route = (typeof centralRoutes)['postMany'];

/**
 * Posts several at once. They are what one branch PC has waiting, so they arrive together and share a database transaction where
 * they can; each is decided, answered and retried by itself all the same. One that fails leaves the others alone: of it alone
 * nobody knows, and its key tells.
 */
export async function postMany(
  central: Central,
  { caller, body }: { caller: TellerCaller; body: RouteBody<Route> },
): Promise<Answer<RouteResponse<Route>>> {
  const texts = await Promise.all(
    body.postings.map(async ({ clientKey, ...request }) => {
      const answer = await post(central, { caller, body: request, idempotencyKey: clientKey }).catch((error: unknown): Answer<Outcome> => {
        const code = failureCode(error);
        const reference = randomUUID().slice(0, 8);
        if (isUnforeseen(code)) central.log.error({ err: error, reference, device: caller.deviceId, key: clientKey }, 'posting failed');
        return { ok: false, error: wireError(code, { reference }) };
      });
      const counted = observer();
      if (counted !== undefined) countPosting(counted, 'postMany', request.transactionCode, answer);
      return resultText(clientKey, answer);
    }),
  );
  return { ok: true, stored: `{"results":[${texts.join(',')}]}` };
}
