import {
  type BranchModel,
  FORM_TYPES,
  type FormType,
  holdsAll,
  lowest,
  moveNumbers,
  type PendingCash,
  type PendingForms,
} from './branchModel.ts';
import { attempt, tokenOf, voucherTokenOf, witnessAt } from './branchPeople.ts';
import type { Counter } from './counter.ts';

/** Two tellers with tills and a vault keeper, and what they have. */
export interface Branch {
  readonly model: BranchModel;
  readonly people: ReadonlyMap<string, Counter>;
  /** Cash besides hundred-yuan notes, by till and vault. */
  readonly rest: ReadonlyMap<string, { readonly balance: bigint; readonly denominations: Readonly<Record<string, number>> }>;
}

/** Whether central did what the model says, point by point. */
export type Checks = readonly boolean[];

const till = (code: string, index: number): string => `${code}-T0${index}`;
const notes = (hundreds: number) => ({ currency: 'CNY', amount: String(hundreds * 10_000), denominations: { n100: hundreds } });
const isAccepted = (outcome: Awaited<ReturnType<typeof attempt>>): string | null =>
  typeof outcome !== 'string' && outcome.outcome === 'accepted' ? outcome.traceNumber : null;
const at = ({ people }: Branch, id: string): Counter => people.get(id) as Counter;
const add = (model: BranchModel, id: string, hundreds: number): void =>
  void model.hundreds.set(id, (model.hundreds.get(id) ?? 0) + hundreds);

export interface Action {
  readonly branch: number;
  readonly kind: 'giveCash' | 'settleCash' | 'giveForms' | 'settleForms' | 'void' | 'sell' | 'exchange' | 'recount';
  readonly pick: number;
  readonly size: number;
  readonly flag: boolean;
}

async function giveCash(branch: Branch, { pick, size, flag }: Action): Promise<Checks> {
  const { model } = branch;
  const { code } = model;
  const [one, other] = flag ? [1, 2] : [2, 1];
  const ways = [
    { code: '0221', from: till(code, 0), to: till(code, one), giver: `${code}80`, receiver: `${code}0${one}` },
    { code: '0222', from: till(code, one), to: till(code, 0), giver: `${code}0${one}`, receiver: `${code}80` },
    { code: '0223', from: till(code, one), to: till(code, other), giver: `${code}0${one}`, receiver: `${code}0${other}` },
  ] as const;
  const way = ways[pick % 3] as (typeof ways)[number];
  const hundreds = pick % 5 === 4 ? (model.hundreds.get(way.from) ?? 0) + 1 : size;
  const giver = at(branch, way.giver);
  const witness = way.code === '0221' ? { witness: await witnessAt(giver, `${code}90`, '0221') } : {};
  const values = { step: 'give', receiver: way.receiver, fromTill: way.from, toTill: way.to, ...notes(hundreds), ...witness };
  const number = isAccepted(await attempt(giver, way.code, values));
  const ought = (model.hundreds.get(way.from) ?? 0) >= hundreds;
  if (number === null) return [ought === false];
  add(model, way.from, -hundreds);
  model.cash.push({ ...way, number, hundreds });
  return [ought];
}

async function settleCash(branch: Branch, { pick, flag }: Action): Promise<Checks> {
  const { model } = branch;
  const move: PendingCash | undefined = model.cash[pick % Math.max(model.cash.length, 1)];
  if (move === undefined) return [];
  const step = flag ? 'accept' : 'return';
  const who = step === 'accept' || pick % 2 === 0 ? move.receiver : move.giver;
  const goal = step === 'accept' ? move.to : move.from;
  const counter = at(branch, who);
  const atVault = goal.endsWith('T00');
  // A teller who rejects what came from the vault needs the keeper beside them.
  const second = who.endsWith('80') ? `${model.code}90` : `${model.code}80`;
  const values = {
    step,
    number: move.number,
    fromTill: move.from,
    toTill: move.to,
    ...notes(move.hundreds),
    ...(step === 'accept' ? { token: await tokenOf(at(branch, move.giver), move.number) } : {}),
    ...(atVault ? { witness: await witnessAt(counter, second, move.code) } : {}),
  };
  const outcomes = [await attempt(counter, move.code, values), await attempt(counter, move.code, values)].map(isAccepted);
  model.cash.splice(model.cash.indexOf(move), 1);
  add(model, goal, move.hundreds);
  return [outcomes[0] !== null, outcomes[1] === null];
}

const eight = (number: number): string => String(number).padStart(8, '0');
const typeOf = (pick: number): FormType => FORM_TYPES[pick % FORM_TYPES.length] as FormType;

async function giveForms(branch: Branch, { pick, size, flag }: Action): Promise<Checks> {
  const { model } = branch;
  const { code } = model;
  const [one, other] = flag ? ['01', '02'] : ['02', '01'];
  const ways = [
    { from: `vault:${code}`, to: `teller:${code}${one}`, giver: `${code}80`, receiver: `${code}${one}` },
    { from: `teller:${code}${one}`, to: `vault:${code}`, giver: `${code}${one}`, receiver: `${code}80` },
    { from: `teller:${code}${one}`, to: `teller:${code}${other}`, giver: `${code}${one}`, receiver: `${code}${other}` },
  ] as const;
  const way = ways[pick % 3] as (typeof ways)[number];
  const type = typeOf(pick);
  const start = lowest(model, type, way.from);
  const first = Number.isFinite(start) ? start + (pick % 7) : 10_000_001;
  const last = first + size;
  const giver = at(branch, way.giver);
  const values = {
    step: 'give',
    receiver: way.receiver,
    type,
    first: eight(first),
    last: eight(last),
    from: way.from.split(':')[0],
    to: way.to.split(':')[0],
    ...(way.from.startsWith('vault') ? { witness: await witnessAt(giver, `${code}90`, '0232') } : {}),
  };
  const number = isAccepted(await attempt(giver, '0232', values));
  const ought = holdsAll(model, type, way.from, first, last);
  if (number === null) return [ought === false];
  moveNumbers(model, type, first, last, way.from, `transit:${number}`);
  model.forms.push({ ...way, number, type, first, last });
  return [ought];
}

async function settleForms(branch: Branch, { pick, flag }: Action): Promise<Checks> {
  const { model } = branch;
  const transfer: PendingForms | undefined = model.forms[pick % Math.max(model.forms.length, 1)];
  if (transfer === undefined) return [];
  const { number, type, first, last, from, to } = transfer;
  const who = flag ? transfer.receiver : transfer.giver;
  const goal = flag ? to : from;
  const counter = at(branch, who);
  const values = {
    step: flag ? 'accept' : 'return',
    number,
    type,
    first: eight(first),
    last: eight(last),
    from: from.split(':')[0],
    to: to.split(':')[0],
    ...(flag ? { token: await voucherTokenOf(at(branch, transfer.giver), number) } : {}),
    ...(goal.startsWith('vault') ? { witness: await witnessAt(counter, `${model.code}90`, '0232') } : {}),
  };
  const accepted = isAccepted(await attempt(counter, '0232', values));
  model.forms.splice(model.forms.indexOf(transfer), 1);
  moveNumbers(model, type, first, last, `transit:${number}`, goal);
  return [accepted !== null];
}

async function spendForms(branch: Branch, { kind, pick, size, flag }: Action): Promise<Checks> {
  const { model } = branch;
  const teller = `${model.code}${flag ? '01' : '02'}`;
  const holder = `teller:${teller}`;
  const type = typeOf(pick);
  const next = lowest(model, type, holder);
  const first = (Number.isFinite(next) ? next : 10_000_001) + (pick % 4 === 3 ? 1 : 0);
  const last = kind === 'sell' ? first + size : first;
  const may = first === next && holdsAll(model, type, holder, first, last);
  const outcome =
    kind === 'sell'
      ? await attempt(at(branch, teller), '0234', { type, first: eight(first), last: eight(last), customerNumber: '8000000001' })
      : await attempt(at(branch, teller), '0233', { type, number: eight(first), fate: 'void', reason: '作废' });
  if (may) moveNumbers(model, type, first, last, holder, kind === 'sell' ? 'customer:8000000001' : null);
  return [(isAccepted(outcome) !== null) === may];
}

/** The till is closed with a note too many or too few, or right, and opened again. */
async function recount(branch: Branch, { pick, size }: Action): Promise<Checks> {
  const { model } = branch;
  const index = (pick % 2) + 1;
  const [id, teller] = [till(model.code, index), `${model.code}0${index}`];
  const difference = (size % 3) - 1;
  const booked = model.hundreds.get(id) ?? 0;
  const rest = branch.rest.get(id);
  if (rest === undefined || booked + difference < 0) return [];
  const counter = at(branch, teller);
  const hundreds = booked + difference;
  const count = {
    tillId: id,
    currency: 'CNY',
    amount: (rest.balance + BigInt(hundreds) * 10_000n).toString(),
    denominations: { ...rest.denominations, n100: hundreds },
  };
  const witness = await witnessAt(counter, `${model.code}90`, '0212');
  const values = { ...count, witness, ...(difference === 0 ? {} : { explanation: '清点差错' }) };
  const closed = isAccepted(await attempt(counter, '0212', values));
  const onTheWay =
    model.cash.some(({ from, to }) => from === id || to === id) ||
    model.forms.some(({ giver, receiver }) => giver === teller || receiver === teller);
  if (closed === null) return [onTheWay];
  model.hundreds.set(id, hundreds);
  if (difference > 0) model.over += difference;
  else model.short -= difference;
  return [!onTheWay, isAccepted(await attempt(counter, '0211', count)) !== null];
}

async function exchange(branch: Branch, { pick }: Action): Promise<Checks> {
  const id = till(branch.model.code, (pick % 2) + 1);
  const counter = at(branch, `${branch.model.code}0${(pick % 2) + 1}`);
  const both = { currency: 'CNY', amount: '10000', taken: { n100: 1 }, given: { n100: 1 } };
  return [(isAccepted(await attempt(counter, '0224', both, id)) !== null) === (branch.model.hundreds.get(id) ?? 0) >= 1];
}

/** What the tellers may do. Each goes on in the model as central ought to have done it. */
export const ACTIONS: Readonly<Record<Action['kind'], (branch: Branch, action: Action) => Promise<Checks>>> = {
  giveCash,
  settleCash,
  giveForms,
  settleForms,
  void: spendForms,
  sell: spendForms,
  exchange,
  recount,
};
