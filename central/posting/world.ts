import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { AccountRow } from '../accounts/account.ts';
import type { TellerCaller } from '../central.ts';
import type { Till } from '../tills/tills.ts';
import type { AccountUse, Plan, Situation } from './plan.ts';

export interface KeptQuote {
  readonly deviceId: string;
  readonly clientKey: string;
  readonly figuresHash: string;
  readonly expiresAt: string;
}

/** An approved override that waits to be used, once, by a posting of its form with its figures. */
export interface Approval {
  readonly id: string;
  readonly deviceId: string;
  readonly clientKey: string;
  readonly figuresHash: string;
  readonly rules: readonly string[];
  readonly authoriserIds: readonly string[];
  readonly expiresAt: string;
}

export interface BranchDay {
  readonly businessDate: BusinessDate;
  readonly state: 'open' | 'closed';
}

/** What a batch has read. Deciding changes nothing here; `apply` brings it to where a decided plan will leave it. */
export interface World extends Situation {
  day(branchCode: string): BranchDay;
  quote(id: string): KeptQuote | null;
  approval(deviceId: string, clientKey: string): Approval | null;
  /** Whether the caller's session is still the teller's at that PC. */
  isSignedOn(caller: TellerCaller): boolean;
  apply(plan: Plan): void;
}

export interface Facts {
  readonly days: ReadonlyMap<string, BranchDay>;
  readonly quotes?: ReadonlyMap<string, KeptQuote>;
  readonly accounts?: readonly AccountRow[];
  readonly uses?: ReadonlyMap<string, AccountUse>;
  readonly tills?: readonly Till[];
  readonly approvals?: readonly Approval[];
  /** Sessions as `hash teller device`. */
  readonly sessions?: ReadonlySet<string>;
  /** Till ids by teller. */
  readonly ownTills?: ReadonlyMap<string, string>;
}

/** An account after a movement. */
export const moved = (account: AccountRow, amount: bigint): AccountRow => ({
  ...account,
  balance: account.balance + amount,
  last_sequence: account.last_sequence + 1n,
});

const used = (use: AccountUse, amount: bigint): AccountUse =>
  amount > 0n
    ? { ...use, inDay: use.inDay + amount, inYear: use.inYear + amount }
    : { ...use, outDay: use.outDay - amount, outYear: use.outYear - amount };

const cashKey = (tillId: string, currency: string): string => `${tillId}/${currency}`;

export function createWorld(facts: Facts): World {
  const accounts = new Map((facts.accounts ?? []).map((row) => [row.number, row]));
  const tills = new Map((facts.tills ?? []).map((till) => [cashKey(till.id, till.currency), till]));
  const uses = new Map(facts.uses);
  const ownTills = new Map(facts.ownTills);
  const changeTills = (id: string, change: Partial<Till>): void => {
    for (const [key, till] of tills) if (till.id === id) tills.set(key, { ...till, ...change });
  };
  return {
    day: (branchCode) => {
      const day = facts.days.get(branchCode);
      if (day === undefined) throw new Error(`Branch ${branchCode} has no business day`);
      return day;
    },
    quote: (id) => facts.quotes?.get(id) ?? null,
    approval: (deviceId, clientKey) => facts.approvals?.find((each) => each.deviceId === deviceId && each.clientKey === clientKey) ?? null,
    isSignedOn: ({ sessionHash, tellerId, deviceId }) => facts.sessions?.has(`${sessionHash} ${tellerId} ${deviceId}`) === true,
    account: (number) => accounts.get(number) ?? null,
    use: (number) => uses.get(number) ?? null,
    till: (id, currency) => (id === null ? null : (tills.get(cashKey(id, currency)) ?? null)),
    tillOf: (tellerId) => ownTills.get(tellerId) ?? null,
    apply: (plan) => {
      for (const { account, amount } of plan.moves) {
        accounts.set(account.number, moved(account, amount));
        const use = uses.get(account.number);
        if (use !== undefined) uses.set(account.number, used(use, amount));
      }
      for (const { tillId, currency, balance, denominations } of plan.cash ?? []) {
        const till = tills.get(cashKey(tillId, currency));
        if (till !== undefined) tills.set(cashKey(tillId, currency), { ...till, balance, denominations });
      }
      for (const { tillId, state, tellerId } of plan.tills ?? []) {
        for (const [teller, id] of ownTills) if (id === tillId) ownTills.delete(teller);
        if (tellerId !== null) ownTills.set(tellerId, tillId);
        changeTills(tillId, { state, tellerId });
      }
    },
  };
}
