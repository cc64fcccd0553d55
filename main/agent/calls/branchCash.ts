import type { RouteResponse } from '../../../contract/central/define.ts';
import type { centralRoutes } from '../../../contract/central/routes.ts';
import type { WireError } from '../../../contract/errors/wire.ts';
import { ok, type Result } from '../../../contract/result.ts';
import type { FormsRange, OpenDifference, WaitingTransfer } from '../../../contract/views/branchCash.ts';
import type { VoucherTypeId } from '../../../contract/vouchers/types.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import { settlingTransactions } from '../session/settledBy.ts';
import type { Handlers } from './register.ts';

type Calls = Pick<Handlers, 'transfer.list' | 'branchDay.blockers' | 'difference.open' | 'vault.view' | 'voucher.stock'>;
type Cash = RouteResponse<(typeof centralRoutes)['cashMoves']>;
type Vouchers = RouteResponse<(typeof centralRoutes)['voucherTransfers']>;

/** As many rows as central gives at once; more waiting at one branch is not to be expected. */
const PAGE = 200;
/** Registers are read this many pages deep, so that a long one cannot hold a form up for ever. */
const MOST_PAGES = 10;

const sideOf = (holder: string): 'vault' | 'teller' => (holder.startsWith('vault:') ? 'vault' : 'teller');

const ofCash = ({ moves }: Cash): WaitingTransfer[] =>
  moves.map(({ transactionCode: code, number, giver, receiver, token, givenAt, fromTill, toTill, amount, denominations }) => ({
    kind: 'cash',
    ...{ code, number, giver, receiver, token, givenAt, fromTill, toTill, amount, denominations },
  }));

const ofForms = ({ transfers }: Vouchers): WaitingTransfer[] =>
  transfers.map(({ number, giver, receiver, token, givenAt, type, first, last, from, to }) => ({
    kind: 'vouchers',
    code: '0232',
    ...{ number, giver, receiver, token, givenAt, first, last },
    type: type as VoucherTypeId,
    from: sideOf(from),
    to: sideOf(to),
  }));

/** A hand-over does not name what is in the till; the tills do. */
const ofHandOvers = async (context: AgentContext, { handOvers }: Cash): Promise<Result<WaitingTransfer[], WireError>> => {
  if (handOvers.length === 0) return ok([]);
  const tills = await askCentral(context, 'tills', {});
  if (!tills.ok) return tills;
  return ok(
    handOvers.flatMap(({ number, giver, receiver, token, givenAt, tillId }): WaitingTransfer[] => {
      const amount = tills.value.tills.find((till) => till.tillId === tillId)?.balance;
      return amount === undefined ? [] : [{ kind: 'handOver', code: '0241', number, giver, receiver, token, givenAt, tillId, amount }];
    }),
  );
};

const listTransfers = async (context: AgentContext): ReturnType<Calls['transfer.list']> => {
  const me = context.session.current()?.session.tellerId;
  const cash = await askCentral(context, 'cashMoves', { query: { state: 'inTransit', limit: PAGE } });
  if (!cash.ok) return cash;
  const vouchers = await askCentral(context, 'voucherTransfers', { query: { state: 'inTransit', limit: PAGE } });
  if (!vouchers.ok) return vouchers;
  const handOvers = await ofHandOvers(context, cash.value);
  if (!handOvers.ok) return handOvers;
  const all = [...ofCash(cash.value), ...handOvers.value, ...ofForms(vouchers.value)];
  const mine = all.filter(({ giver, receiver }) => giver === me || receiver === me);
  return ok({ waiting: mine.sort((left, right) => left.givenAt.localeCompare(right.givenAt)) });
};

const openDifferences = async (context: AgentContext): ReturnType<Calls['difference.open']> => {
  const found: OpenDifference[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await askCentral(context, 'cashDifferences', { query: { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) } });
    if (!answer.ok) return answer;
    const open = answer.value.differences.filter(({ state }) => state === 'open');
    found.push(
      ...open.map(({ number, tillId, kind, amount, explanation, explainedBy }) => ({
        number,
        tillId,
        kind,
        amount,
        explanation,
        explainedBy,
      })),
    );
    if (answer.value.next === null) break;
    cursor = answer.value.next;
  }
  return ok({ differences: found });
};

const stockOf = async (context: AgentContext, of: 'own' | 'vault'): ReturnType<Calls['voucher.stock']> => {
  const ranges: FormsRange[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const asked = { limit: of === 'own' ? 1 : PAGE, of: 'vault' as const, ...(cursor === undefined ? {} : { cursor }) };
    const answer = await askCentral(context, 'vouchers', { query: asked });
    if (!answer.ok) return answer;
    const { own, stock, next } = answer.value;
    ranges.push(...(of === 'own' ? own : stock).map(({ type, first, last }) => ({ type: type as VoucherTypeId, first, last })));
    if (of === 'own' || next === null) break;
    cursor = next;
  }
  return ok({ ranges });
};

/** What of the branch's cash, forms and day waits for somebody: asked of central each time, so that it is never old. */
export const branchCashHandlers = (context: AgentContext): Calls => ({
  'transfer.list': () => listTransfers(context),
  'branchDay.blockers': async () => {
    const answer = await askCentral(context, 'branchDayBlockers', {});
    if (!answer.ok) return answer;
    const { businessDate, state, nextBusinessDate, blockers } = answer.value;
    const codes = await settlingTransactions(context, blockers);
    const named = blockers.map((blocker, index) => ({ ...blocker, settledBy: codes[index] ?? null }));
    return ok({ businessDate, state, nextBusinessDate, blockers: named });
  },
  'difference.open': () => openDifferences(context),
  'vault.view': async () => {
    const answer = await askCentral(context, 'vault', { query: {} });
    if (!answer.ok) return answer;
    const [cash] = answer.value.cash.filter(({ currency }) => currency === 'CNY');
    if (cash === undefined) return ok({ vault: null });
    const { tillId, currency, balance, denominations } = cash;
    return ok({ vault: { tillId, currency, balance, denominations } });
  },
  'voucher.stock': ({ of }) => stockOf(context, of),
});
