import type { CallResult } from '../../contract/ipc/contract.ts';
import { formatAmount, fromWire } from '../../contract/money/amount.ts';
import { CNY } from '../../contract/money/currency.ts';
import type { AccountNumber, ClientKey } from '../../contract/primitives.ts';
import type { TransactionView } from '../../contract/views/transaction.ts';
import type { Random } from '../soak/random.ts';
import type { AgentClient } from '../support/agent-client.ts';
import { openTillAsLastClosed } from '../support/branch.ts';
import type { Counts } from './counts.ts';
import type { Pc } from './pc.ts';

/** What was told to somebody: with this key, this was accepted or queued. It must be true for ever. */
export interface Told {
  readonly clientKey: ClientKey;
  readonly traceNumber: string | null;
}

export interface TellerOptions {
  readonly pc: Pc;
  readonly tellerId: string;
  readonly password: string;
  readonly accounts: readonly { readonly number: AccountNumber; readonly holder: string }[];
  readonly prints: boolean;
  readonly random: Random;
  readonly counts: Counts;
}

export interface ChaosTeller {
  readonly told: Map<ClientKey, Told>;
  /** Works until it is told to stop. Whatever dies meanwhile, they wait and go on. */
  work(): Promise<void>;
  stop(): void;
  /** Looks after everything that is unfinished, until nothing is. False: something stays. */
  finish(limitMs: number): Promise<boolean>;
}

const SETTLED = new Set<TransactionView['stage']>(['accepted', 'rejected', 'queued', 'printing', 'done', 'void']);
const PAPER_DONE = new Set(['acknowledged', 'skipped', 'confirmed']);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const createChaosTeller = ({ pc, tellerId, password, accounts, prints, random, counts }: TellerOptions): ChaosTeller => {
  const told = new Map<ClientKey, Told>();
  let stopped = false;

  /** A call that is answered one way or another; null when the agent died under it. */
  const ask = async <N extends Parameters<AgentClient['call']>[0]>(
    name: N,
    input: Parameters<AgentClient['call']>[1],
  ): Promise<CallResult<N> | null> => {
    try {
      const client = await pc.client();
      return (await client.call(name, input as never)) as CallResult<N>;
    } catch {
      await pause(20);
      return null;
    }
  };

  const ready = async (): Promise<boolean> => {
    const state = await ask('counter.state', {});
    if (state === null || !state.ok) return false;
    if (state.value.session === null) {
      const signed = await ask('session.signOn', { tellerId, password });
      if (signed?.ok !== true) {
        await pause(100);
        return false;
      }
      return false;
    }
    if (state.value.till !== null) return true;
    try {
      await openTillAsLastClosed(await pc.client());
    } catch {
      await pause(100);
    }
    return false;
  };

  const valuesFor = (): { code: string; values: TransactionView['values'] } => {
    const from = random.pick(accounts);
    const to = random.pick(accounts);
    const pieces = random.int(1, 9);
    const amount = `${pieces * 100}.00`;
    const cash = { accountNumber: from.number, amount, denominations: { n100: pieces }, remark: '' };
    const kind = random.next();
    if (kind < 0.6 || from.number === to.number) return { code: '1201', values: cash };
    if (kind < 0.8) return { code: '1202', values: cash };
    const values = { fromAccount: from.number, toAccount: to.number, amount, payeeName: to.holder, remark: '' };
    return { code: '1203', values };
  };

  const remember = (view: TransactionView): void => {
    if (view.stage === 'queued' && !told.has(view.clientKey)) counts.captured += 1;
    if (view.stage === 'queued' || view.accepted !== null)
      told.set(view.clientKey, { clientKey: view.clientKey, traceNumber: view.accepted?.traceNumber ?? null });
  };

  /** Until the stage says what became of it, or the agent is being asked about it by itself. */
  const settled = async (clientKey: ClientKey): Promise<TransactionView | null> => {
    for (let look = 0; look < 10; look += 1) {
      const found = await ask('transaction.get', { clientKey });
      if (found?.ok === true && SETTLED.has(found.value.stage)) {
        if (look > 0) counts.inDoubtResolved += 1;
        remember(found.value);
        return found.value;
      }
      if (found?.ok === true && !['sending', 'inDoubt'].includes(found.value.stage)) return null;
      await pause(60);
    }
    return null;
  };

  /** The lines of the open page are looked at; the balance column tells one from another. */
  const lastLineOnPaper = async (view: TransactionView): Promise<number> => {
    const seen = await ask('virtualCounter.state', {});
    if (seen?.ok !== true) return -1;
    const runs = seen.value.passbook?.runs ?? [];
    const shown = (balance: string): boolean => runs.some(({ text }) => text.trim() === formatAmount(fromWire(balance as never), CNY));
    return view.document?.lines.findLast(({ line }) => shown(line.balance))?.lineNumber ?? 0;
  };

  const printBook = async (view: TransactionView): Promise<void> => {
    const { document, clientKey, accepted } = view;
    const account = accepted?.account;
    if (document === null || account == null || document.passbookNumber === null) return;
    if (document.state === 'prepared') {
      await ask('virtualCounter.fault', { fault: null });
      const { holderName: holder, number: accountNumber } = account;
      await ask('virtualCounter.insertPassbook', { passbookNumber: document.passbookNumber, accountNumber, holder });
      await ask('transaction.print', { clientKey });
      return;
    }
    const last = await lastLineOnPaper(view);
    if (last < 0) return;
    const confirmed = await ask('transaction.confirmPrint', { clientKey, lastGoodLine: last });
    if (confirmed?.ok === true) counts.printed += 1;
  };

  const close = async (view: TransactionView, print: boolean): Promise<void> => {
    const { clientKey } = view;
    for (let tries = 0; tries < 6; tries += 1) {
      const found = await ask('transaction.get', { clientKey });
      if (found?.ok !== true) continue;
      const { document, stage } = found.value;
      if (stage === 'done' || stage === 'rejected' || stage === 'queued') return;
      if (document === null || PAPER_DONE.has(document.state)) {
        await ask('transaction.close', { clientKey });
        return;
      }
      if (print || document.state !== 'prepared') await printBook(found.value);
      else await ask('transaction.skipPrint', { clientKey });
    }
  };

  const one = async (): Promise<void> => {
    const { code, values } = valuesFor();
    const opened = await ask('form.open', { transactionCode: code });
    if (opened?.ok !== true) return;
    const { clientKey } = opened.value;
    const quoted = await ask('transaction.quote', { clientKey, values });
    if (quoted?.ok !== true || quoted.value.quote === null) {
      await ask('form.discard', { clientKey });
      return;
    }
    const posted = await ask('transaction.post', { clientKey, quoteId: quoted.value.quote.quoteId });
    if (posted?.ok === true) remember(posted.value);
    const view = await settled(clientKey);
    if (view === null) return;
    if (view.accepted !== null) counts.transactions += 1;
    await close(view, prints && random.chance(0.15));
  };

  const unfinished = async (): Promise<readonly ClientKey[] | null> => {
    const state = await ask('counter.state', {});
    return state?.ok === true ? state.value.forms.map(({ clientKey }) => clientKey) : null;
  };

  return {
    told,
    stop: () => {
      stopped = true;
    },
    work: async () => {
      while (!stopped) if (await ready()) await one();
    },
    finish: async (limitMs) => {
      const end = performance.now() + limitMs;
      while (performance.now() < end) {
        if (!(await ready())) continue;
        const keys = await unfinished();
        if (keys === null) continue;
        const state = await ask('counter.state', {});
        if (keys.length === 0 && state?.ok === true && state.value.inDoubt === 0 && state.value.queued === 0) return true;
        for (const clientKey of keys) {
          const found = await ask('transaction.get', { clientKey });
          if (found?.ok !== true) continue;
          remember(found.value);
          const { stage } = found.value;
          if (stage === 'open' || stage === 'quoted') await ask('form.discard', { clientKey });
          else if (stage === 'inDoubt') await ask('transaction.inquire', { clientKey });
          else if (stage !== 'sending' && stage !== 'queued') await close(found.value, false);
        }
        await pause(100);
      }
      return false;
    },
  };
};
