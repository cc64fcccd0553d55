import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AgentConfig } from '../../contract/agent/messages.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import type { EventName } from '../../contract/ipc/contract.ts';
import type { Result } from '../../contract/result.ts';
import type { CounterState } from '../../contract/views/state.ts';
import { openStore } from '../../db/store.ts';
import { createHandlers } from './calls/handlers.ts';
import { createDispatcher } from './calls/register.ts';
import { createCentralClient } from './central/client.ts';
import { createConnection } from './central/connection.ts';
import type { AgentContext } from './context.ts';
import { createCounter } from './counter/counter.ts';
import { createDevicesPort } from './devices/devices.ts';
import { openDevices } from './devices/open.ts';
import { createForwarder } from './engine/forwarder.ts';
import { recover } from './engine/recovery.ts';
import { dispatchLiveEvents } from './events/dispatch.ts';
import { createLiveFeed } from './events/live.ts';
import { createEventSource } from './events/source.ts';
import { watchParameters } from './offline/watch.ts';
import { createOverrideDesk } from './overrides/desk.ts';
import { createOverrideFollower } from './overrides/follow.ts';
import { createPrinterPort } from './printing/devices.ts';
import { systemClock } from './runtime/clock.ts';
import { type CrashOrder, createCheckpoint } from './runtime/crasher.ts';
import { createEmitter } from './runtime/emitter.ts';
import type { Log } from './runtime/log.ts';
import { createNotes } from './runtime/notes.ts';
import { createSignal } from './runtime/signal.ts';
import { createSessionHolder } from './session/holder.ts';
import { createIdleLock } from './session/idleLock.ts';
import { lockCounter } from './session/lock.ts';
import { unlessLocked } from './session/veil.ts';
import { checkTail } from './trust/checkTail.ts';
import { createGuard } from './trust/guard.ts';
import type { VirtualCounterPort } from './virtual/port.ts';

/** A running agent, whatever drives it: Electron's utility process, a child process, or the headless server. */
export interface RunningAgent {
  call(name: unknown, input: unknown): Promise<Result<unknown, WireError>>;
  onEvent(listener: (name: EventName, payload: unknown) => void): () => void;
  stop(): Promise<void>;
}

export interface AgentOptions {
  readonly config: AgentConfig;
  readonly log: Log;
  /** The store's worker: a source file in development, its bundle in a package. */
  readonly storeWorker: URL;
  /** Test runs only. */
  readonly crash?: CrashOrder | null;
}

declare const GUITAI_SANDBOX: boolean;

/**
 * A build-time constant, false in packages; where no build set it (plain Node, tests), true. It stands in this file because the bundler
 * leaves an import out only where it sees the constant beside it.
 */
export const SANDBOX = typeof GUITAI_SANDBOX === 'undefined' || GUITAI_SANDBOX;

/** Imported only here and only in the sandbox, so that no package contains it. */
const openVirtualCounter = async (access: AgentConfig['virtualCounter'], log: Log): Promise<VirtualCounterPort | null> => {
  if (!SANDBOX || access === null) return null;
  const { createVirtualCounterPort } = await import('./virtual/client.ts');
  return createVirtualCounterPort(access, log);
};

/** Starts the parts in order: the store first, for nothing may be promised without it; recovery before the first call. */
export const startAgent = async ({ config, log, storeWorker, crash = null }: AgentOptions): Promise<RunningAgent> => {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const store = await openStore({ path: join(config.dataDir, 'counter.db'), keyHex: config.databaseKey, crashAt: crash }, storeWorker);
  await checkTail(store);
  const clock = systemClock;
  const events = createEmitter();
  const central = createCentralClient(config.central);
  const connection = createConnection(central, clock, log);
  const session = await createSessionHolder(store, clock, config.instanceId);
  const opened = await openDevices(config, log);
  const printer = createPrinterPort(opened, log);
  const devices = createDevicesPort(opened, { clock, log, onProgress: (progress) => events.emit('device.progress', progress) });
  const virtualCounter = await openVirtualCounter(config.virtualCounter, log);
  const outbox = createSignal();
  const live = createLiveFeed({ source: createEventSource(config.central), store, clock, log });
  const notes = createNotes();
  const counter = createCounter({ store, connection, session, printer, events, notes, config, log });
  const reached = createCheckpoint(crash);
  const idle = createIdleLock(session, clock, () => void lockCounter(context, 'idle'));
  const context: AgentContext = {
    config,
    store,
    central,
    connection,
    session,
    idle,
    counter,
    printer,
    devices,
    forms: opened.manager,
    virtualCounter,
    outbox,
    live,
    overrides: createOverrideDesk(clock),
    clock,
    events,
    notes,
    log,
    reached,
  };

  const guard = createGuard(context, storeWorker);
  await guard.begin();
  await store.do('recordEvent', { at: clock.now(), event: 'system.started', tellerId: null, clientKey: null, stage: null, data: {} });
  const recovered = await recover(context);
  if (recovered > 0) log.warn({ recovered }, 'transactions were found unfinished');
  const forwarder = createForwarder(context);
  const follower = createOverrideFollower(context);
  const announce = (): void => void counter.announce();
  const unsubscribe = [
    outbox.on(() => forwarder.wake()),
    dispatchLiveEvents(context),
    watchParameters(context),
    connection.onChange(() => {
      announce();
      if (connection.state() === 'online') {
        forwarder.wake();
        context.overrides.wake();
      }
    }),
    printer.onChange(announce),
    notes.onChange(announce),
    // Whoever waited for a card or a PIN has gone.
    events.onAny((name, payload) => {
      if (name !== 'counter.state') return;
      const { session: signedOn, lock } = payload as CounterState;
      if (signedOn === null || lock !== null) void devices.cancelAll();
    }),
    virtualCounter?.onChange((state) => events.emit('virtualCounter.changed', state)) ?? (() => undefined),
  ];
  connection.start();
  forwarder.start();
  guard.start();
  // A session that a crash has left is watched again.
  idle.arm();
  live.start();
  follower.start();

  return {
    call: createDispatcher(context, createHandlers(context)),
    onEvent: (listener) => events.onAny(unlessLocked(session, listener)),
    stop: async () => {
      for (const each of unsubscribe) each();
      idle.stop();
      connection.stop();
      await guard.stop();
      await live.stop();
      await follower.stop();
      await forwarder.stop();
      await virtualCounter?.stop();
      await devices.cancelAll();
      await opened.manager.stop();
      await central.close();
      await store.close();
    },
  };
};
