import type { RouteResponse } from '../../contract/central/define.ts';
import type { centralRoutes } from '../../contract/central/routes.ts';
import type { Outcome } from '../../contract/central/transactions.ts';
import type { Witness } from '../../contract/transactions/till/transfer.ts';
import { sandboxPassword } from '../sandbox/staff.ts';
import { type Counter, counterAt, newKey } from './counter.ts';

type Values = Record<string, unknown>;

/** Signed on at a PC, without a till. */
export async function signedOnAt(url: string, deviceId: string, tellerId: string): Promise<Counter> {
  const counter = counterAt(url, deviceId);
  const reply = await counter.signOn(tellerId);
  if (reply.status !== 200) throw new Error(`Not signed on: ${reply.text}`);
  return counter;
}

/** A proof holds for one form: the form that relies on it is sent under this key. */
const keyOfProof = new Map<string, string>();

/** Somebody comes to this PC and proves who they are, for one transaction. */
export async function witnessAt(counter: Counter, tellerId: string, purpose: string, clientKey = newKey()): Promise<Witness> {
  const reply = await counter.send<RouteResponse<(typeof centralRoutes)['verifyTeller']>>('POST', `/v1/tellers/${tellerId}/verifications`, {
    as: 'device',
    body: { password: sandboxPassword(tellerId), purpose, clientKey },
  });
  if (reply.status !== 200) throw new Error(`Not verified: ${reply.text}`);
  keyOfProof.set(reply.value.proof, clientKey);
  return { tellerId, proof: reply.value.proof };
}

/** Quotes and posts; the outcome, or the code that the quote was refused with. */
export async function attempt(counter: Counter, code: string, values: Values, tillId: string | null = null): Promise<Outcome | string> {
  const { proof } = (values.witness ?? {}) as Partial<Witness>;
  const key = keyOfProof.get(proof ?? '') ?? newKey();
  const quoted = await counter.quote(code, values, { tillId, key });
  if (quoted.status !== 200) return quoted.problem.code;
  const businessDate = quoted.value.businessDate;
  const posted = await counter.post({
    key: quoted.key,
    body: { transactionCode: code, quoteId: quoted.value.quoteId, businessDate, tillId, values } as Parameters<Counter['post']>[0]['body'],
  });
  if (posted.status !== 200) return posted.problem.code;
  return posted.value.outcome === 'rejected' ? posted.value.error.code : posted.value;
}

/** As `attempt`; throws unless it was accepted, and gives its trace number. */
export async function done(counter: Counter, code: string, values: Values, tillId: string | null = null): Promise<string> {
  const outcome = await attempt(counter, code, values, tillId);
  if (typeof outcome === 'string' || outcome.outcome !== 'accepted') throw new Error(`${code}: ${JSON.stringify(outcome)}`);
  return outcome.traceNumber;
}

/** The token of a cash move or a hand-over that this teller has given. */
export async function tokenOf(counter: Counter, number: string): Promise<string> {
  const { value } = await counter.send<RouteResponse<(typeof centralRoutes)['cashMoves']>>('GET', '/v1/cash-moves?state=inTransit');
  return [...value.moves, ...value.handOvers].find((each) => each.number === number)?.token ?? '';
}

/** The token of forms that this teller has given. */
export async function voucherTokenOf(counter: Counter, number: string): Promise<string> {
  const { value } = await counter.send<RouteResponse<(typeof centralRoutes)['voucherTransfers']>>('GET', '/v1/vouchers/transfers');
  return value.transfers.find((each) => each.number === number)?.token ?? '';
}
