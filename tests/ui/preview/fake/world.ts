import type { EventName, EventPayload } from '../../../../contract/ipc/contract.ts';
import type { CounterState } from '../../../../contract/views/state.ts';
import type { TransactionView } from '../../../../contract/views/transaction.ts';
import { type VirtualCounter, virtualCounterSchema } from '../../../../contract/views/virtualCounter.ts';
import { startState } from './values.ts';

/** What the test may set from outside, to see the screens that are hard to come by. */
export interface Knobs {
  /** What the next post ends in. */
  outcome: 'accepted' | 'rejected' | 'inDoubt';
  /** What the next print ends in. */
  paper: 'confirmed' | 'jam' | 'noBook';
  blockers: string;
  posts: number;
}

export interface World {
  counter: CounterState;
  readonly forms: Map<string, TransactionView>;
  virtual: VirtualCounter;
  readonly knobs: Knobs;
  emit<N extends EventName>(name: N, payload: EventPayload<N>): void;
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  setCounter(change: Partial<CounterState>): void;
  put(view: TransactionView): TransactionView;
}

const UNFINISHED = ['open', 'quoted', 'sending', 'accepted', 'inDoubt', 'queued', 'printing'];

export const createWorld = (): World => {
  const listeners = new Map<string, Set<(payload: never) => void>>();
  const world: World = {
    counter: startState(),
    forms: new Map(),
    virtual: virtualCounterSchema.parse({
      printer: { device: 'online', media: 'notPresent', fault: null, plugged: true },
      passbook: null,
      cardReader: { plugged: true, fault: null, asks: false, card: null },
      swipeReader: { plugged: true, fault: null, asks: false },
      pinPad: { plugged: true, fault: null, asks: false, prompt: '', digits: 0 },
      idCardReader: { plugged: true, fault: null, card: null },
    }),
    knobs: { outcome: 'accepted', paper: 'confirmed', blockers: '', posts: 0 },
    emit: (name, payload) => {
      for (const listener of listeners.get(name) ?? []) listener(payload as never);
    },
    on: (name, listener) => {
      const all = listeners.get(name) ?? new Set();
      listeners.set(name, all.add(listener as (payload: never) => void));
      return () => all.delete(listener as (payload: never) => void);
    },
    setCounter: (change) => {
      world.counter = { ...world.counter, ...change };
      world.emit('counter.state', world.counter);
    },
    put: (view) => {
      world.forms.set(view.clientKey, view);
      const forms = [...world.forms.values()]
        .filter((each) => UNFINISHED.includes(each.stage))
        .map(({ clientKey, transactionCode, stage }) => ({ clientKey, transactionCode, stage, title: transactionCode }));
      world.setCounter({ forms, inDoubt: forms.filter((each) => each.stage === 'inDoubt').length });
      world.emit('transaction.changed', view);
      return view;
    },
  };
  return world;
};
