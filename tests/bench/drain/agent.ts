import { pino } from 'pino';
import type { AgentConfig } from '../../../contract/agent/messages.ts';
import type { Store } from '../../../db/store.ts';
import type { CentralClient } from '../../../main/agent/central/client.ts';
import { createConnection } from '../../../main/agent/central/connection.ts';
import type { AgentContext } from '../../../main/agent/context.ts';
import { createCounter } from '../../../main/agent/counter/counter.ts';
import { createDevicesPort } from '../../../main/agent/devices/devices.ts';
import { openDevices } from '../../../main/agent/devices/open.ts';
import { createOverrideDesk } from '../../../main/agent/overrides/desk.ts';
import { systemClock as clock } from '../../../main/agent/runtime/clock.ts';
import { createEmitter } from '../../../main/agent/runtime/emitter.ts';
import { createNotes } from '../../../main/agent/runtime/notes.ts';
import { createSignal } from '../../../main/agent/runtime/signal.ts';
import { createSessionHolder } from '../../../main/agent/session/holder.ts';
import { createIdleLock } from '../../../main/agent/session/idleLock.ts';

/** The agent's parts around one store and one line to central, put together as the agent does. Nobody is signed on; no device is there. */
export async function assemble(config: AgentConfig, store: Store, central: CentralClient): Promise<AgentContext> {
  const log = pino({ level: 'silent' });
  const events = createEmitter();
  const notes = createNotes();
  const connection = createConnection(central, clock, log);
  const session = await createSessionHolder(store, clock, config.instanceId);
  const print = () => Promise.reject(new Error('There is no printer'));
  const printer = { devices: () => [], onChange: () => () => undefined, linesPerPage: () => 24, print };
  return {
    config,
    store,
    central,
    connection,
    session,
    idle: createIdleLock(session, clock, () => undefined),
    counter: createCounter({ store, connection, session, printer, events, notes, config, log }),
    printer,
    devices: createDevicesPort(await openDevices({ devices: [] }, log), { clock, log, onProgress: () => undefined }),
    forms: { formPrinter: () => null, passbookPrinter: () => null, receiptPrinter: () => null },
    virtualCounter: null,
    live: { connected: () => false, onEvent: () => () => undefined, onChange: () => () => undefined },
    overrides: createOverrideDesk(clock),
    outbox: createSignal(),
    clock,
    events,
    notes,
    log,
    reached: () => undefined,
  };
}
