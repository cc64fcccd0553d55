import { z } from 'zod';
import type { WireError } from '../errors/wire.ts';
import type { Result } from '../result.ts';
import { deviceProgressSchema } from '../views/devices.ts';
import { liveEventSchema } from '../views/liveEvents.ts';
import { formOverrideSchema } from '../views/override.ts';
import { counterStateSchema } from '../views/state.ts';
import { transactionViewSchema } from '../views/transaction.ts';
import { virtualCounterSchema } from '../views/virtualCounter.ts';
import { appCalls } from './calls/app.ts';
import { attachmentCalls } from './calls/attachments.ts';
import { branchCashCalls } from './calls/branchCash.ts';
import { counterCalls } from './calls/counter.ts';
import { customerCalls } from './calls/customers.ts';
import { deviceCalls } from './calls/devices.ts';
import { offlineCalls } from './calls/offline.ts';
import { overrideCalls } from './calls/overrides.ts';
import { paperCalls } from './calls/papers.ts';
import { referenceCalls } from './calls/reference.ts';
import { remittanceCalls } from './calls/remittances.ts';
import { reportCalls } from './calls/reports.ts';
import { sessionCalls } from './calls/session.ts';
import { transactionCalls } from './calls/transactions.ts';
import { trustCalls } from './calls/trust.ts';
import { virtualDeviceCalls } from './calls/virtualDevices.ts';
import { witnessCalls } from './calls/witness.ts';

/** Named part by part: written out in full, the type is longer than the compiler is willing to write. */
type Calls = typeof appCalls &
  typeof counterCalls &
  typeof customerCalls &
  typeof attachmentCalls &
  typeof sessionCalls &
  typeof offlineCalls &
  typeof paperCalls &
  typeof overrideCalls &
  typeof referenceCalls &
  typeof remittanceCalls &
  typeof reportCalls &
  typeof branchCashCalls &
  typeof witnessCalls &
  typeof deviceCalls &
  typeof transactionCalls &
  typeof trustCalls &
  typeof virtualDeviceCalls;

/** The only list of IPC calls. Shell, preload, renderer, headless agent and the test fake derive from it. */
export const CALLS: Calls = {
  ...appCalls,
  ...counterCalls,
  ...customerCalls,
  ...attachmentCalls,
  ...sessionCalls,
  ...offlineCalls,
  ...paperCalls,
  ...overrideCalls,
  ...referenceCalls,
  ...remittanceCalls,
  ...reportCalls,
  ...branchCashCalls,
  ...witnessCalls,
  ...deviceCalls,
  ...transactionCalls,
  ...trustCalls,
  ...virtualDeviceCalls,
};

export type CallName = keyof typeof CALLS;
export type ShellCallName = { [N in CallName]: (typeof CALLS)[N]['target'] extends 'shell' ? N : never }[CallName];
export type AgentCallName = Exclude<CallName, ShellCallName>;

/** What a caller passes, before defaults are filled in. */
export type CallInput<N extends CallName> = z.input<(typeof CALLS)[N]['input']>;
/** What a handler receives. */
export type CallArgument<N extends CallName> = z.output<(typeof CALLS)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof CALLS)[N]['output']>;
export type CallResult<N extends CallName> = Result<CallOutput<N>, WireError>;

export const CALL_NAMES = Object.keys(CALLS) as CallName[];
export const isCallName = (name: unknown): name is CallName => typeof name === 'string' && Object.hasOwn(CALLS, name);
export const isAgentCall = (name: CallName): name is AgentCallName => CALLS[name].target === 'agent';

/** The only list of events, from shell or agent to the renderer. */
export const EVENTS = {
  'counter.state': counterStateSchema,
  'transaction.changed': transactionViewSchema,
  'override.changed': formOverrideSchema,
  /** What happens elsewhere in the branch, while somebody is signed on here. */
  'branch.event': liveEventSchema,
  'device.progress': deviceProgressSchema,
  'virtualCounter.changed': virtualCounterSchema,
  /** The back end's life, told by the shell: while it is not `ready`, calls answer AGENT_RESTARTING. */
  'agent.lifecycle': z.strictObject({ state: z.enum(['starting', 'ready', 'restarting', 'failed']), reason: z.string().max(300) }),
};

export type EventName = keyof typeof EVENTS;
export type EventPayload<N extends EventName> = z.output<(typeof EVENTS)[N]>;
export const EVENT_NAMES = Object.keys(EVENTS) as EventName[];
export const isEventName = (name: unknown): name is EventName => typeof name === 'string' && Object.hasOwn(EVENTS, name);

/** What the preload puts on `window.teller`: functions only. */
export interface TellerBridge {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<CallResult<N>>;
  /** Returns its unsubscribe. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
}

/** IPC channels under which calls and events cross from window to shell. */
export const CHANNELS = { call: 'guitai:call', event: 'guitai:event' } as const;
