import type { AgentConfig } from '../../contract/agent/messages.ts';
import type { Store } from '../../db/store.ts';
import type { DeviceManager } from '../../devices/index.ts';
import type { CentralClient } from './central/client.ts';
import type { Connection } from './central/connection.ts';
import type { Counter } from './counter/counter.ts';
import type { DevicesPort } from './devices/port.ts';
import type { LiveFeed } from './events/live.ts';
import type { OverrideDesk } from './overrides/desk.ts';
import type { PrinterPort } from './printing/port.ts';
import type { Clock } from './runtime/clock.ts';
import type { Checkpoint } from './runtime/crasher.ts';
import type { Emitter } from './runtime/emitter.ts';
import type { Log } from './runtime/log.ts';
import type { Notes } from './runtime/notes.ts';
import type { Signal } from './runtime/signal.ts';
import type { SessionHolder } from './session/holder.ts';
import type { IdleLock } from './session/idleLock.ts';
import type { VirtualCounterPort } from './virtual/port.ts';

/** What every use case of the agent may reach. */
export interface AgentContext {
  readonly config: AgentConfig;
  readonly store: Store;
  readonly central: CentralClient;
  readonly connection: Connection;
  readonly session: SessionHolder;
  readonly idle: IdleLock;
  readonly counter: Counter;
  readonly printer: PrinterPort;
  readonly devices: DevicesPort;
  /** Printers of slips, forms and receipts; null where none is there. */
  readonly forms: Pick<DeviceManager, 'formPrinter' | 'passbookPrinter' | 'receiptPrinter'>;
  readonly virtualCounter: VirtualCounterPort | null;
  /** Central's live events of the branch. */
  readonly live: Pick<LiveFeed, 'connected' | 'onEvent' | 'onChange'>;
  readonly overrides: OverrideDesk;
  /** Raised when the outbox has something that should not wait for the next look. */
  readonly outbox: Signal;
  readonly clock: Clock;
  readonly events: Emitter;
  /** What is wrong with this PC itself. */
  readonly notes: Notes;
  readonly log: Log;
  readonly reached: Checkpoint;
}
