import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { CounterState } from '../../../contract/views/state.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { AgentContext } from '../context.ts';

/** The picture of the counter that the window's frame shows, and the announcement of its changes. */
export interface Counter {
  state(): Promise<CounterState>;
  /** Sends the state to the window; called after whatever changed any of it. */
  announce(): Promise<void>;
}

const titleOf = (view: TransactionView): string => {
  const account = view.values.accountNumber;
  const tail = typeof account === 'string' && account.length >= 4 ? ` …${account.slice(-4)}` : '';
  return `${view.transactionCode} ${findTransaction(view.transactionCode)?.names.zh ?? ''}${tail}`.slice(0, 120);
};

export const createCounter = (
  context: Pick<AgentContext, 'store' | 'connection' | 'session' | 'printer' | 'events' | 'notes' | 'config' | 'log'>,
): Counter => {
  const state = async (): Promise<CounterState> => {
    const session = context.session.current()?.session ?? null;
    const [waiting, mine, till] = await Promise.all([
      context.store.do('waitingCounts', null),
      session === null ? [] : context.store.do('unfinished', session.tellerId),
      session === null ? null : context.store.do('tillOf', session.tellerId),
    ]);
    const day = context.connection.day();
    // Asked last: a counter that was locked meanwhile shows nothing.
    const lock = context.session.lock();
    return {
      central: context.connection.state(),
      centralSince: context.connection.since(),
      businessDate: day?.businessDate ?? session?.businessDate ?? null,
      branchDay: day?.state ?? null,
      session,
      lock,
      till: lock === null ? till : null,
      devices: context.printer.devices(),
      inDoubt: waiting.inDoubt,
      queued: waiting.acknowledgements + waiting.queued,
      forms:
        lock !== null
          ? []
          : mine.map((view) => ({
              clientKey: view.clientKey,
              transactionCode: view.transactionCode,
              stage: view.stage,
              title: titleOf(view),
            })),
      notes: [...context.notes.all()],
      sandbox: context.config.sandbox,
    };
  };
  return {
    state,
    announce: async () => {
      context.events.emit('counter.state', await state());
    },
  };
};
