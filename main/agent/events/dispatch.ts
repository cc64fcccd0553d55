import type { LiveEvent } from '../../../contract/views/liveEvents.ts';
import type { AgentContext } from '../context.ts';
import { syncTill } from '../till/sync.ts';
import type { StreamEvent } from './live.ts';

const isFor = (event: { readonly tellerId: string | null }, tellerId: string): boolean =>
  event.tellerId === null || event.tellerId === tellerId;

/** What the window is told of an event; null: it is not for the window. */
export const forWindow = (event: StreamEvent, tellerId: string, now: string): LiveEvent | null => {
  switch (event.kind) {
    case 'overrideRequested':
    case 'overrideDecided':
      // Everybody's queue changes, and nobody learns more from it than that.
      return { kind: 'overridesChanged', at: event.at, requestId: event.payload.requestId };
    case 'branchDayChanged':
      return { kind: 'branchDayChanged', at: event.at, ...event.payload };
    case 'cashMoved':
      return isFor(event, tellerId) ? { kind: 'cashMoved', at: event.at, ...event.payload } : null;
    case 'alert':
      return isFor(event, tellerId) ? { kind: 'alert', at: event.at, ...event.payload } : null;
    case 'parametersChanged':
      return { kind: 'parametersChanged', at: event.at, kinds: event.payload.kinds };
    case 'reset':
      return { kind: 'missed', at: now };
    case 'incomingMoney':
      return { kind: 'incomingMoney', at: event.at, reference: event.payload.reference, state: event.payload.state };
    case 'ready':
      return null;
  }
};

/** Hands central's live events on: to the window of whoever is signed on, and to the parts of the agent that they concern. */
export const dispatchLiveEvents = (context: AgentContext): (() => void) =>
  context.live.onEvent((event) => {
    if (event.kind === 'branchDayChanged' || event.kind === 'reset') void context.connection.probe();
    const tellerId = context.session.current()?.session.tellerId;
    // What the receiver sent back is in the giver's till again, and a till that was handed over has another teller.
    if (event.kind === 'cashMoved' && tellerId !== undefined && isFor(event, tellerId)) void syncTill(context);
    const told = tellerId === undefined ? null : forWindow(event, tellerId, context.clock.now());
    if (told !== null) context.events.emit('branch.event', told);
  });
