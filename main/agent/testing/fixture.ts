import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import type { AgentConfig } from '../../../contract/agent/messages.ts';
import type { AgentCallName, CallInput, CallResult } from '../../../contract/ipc/contract.ts';
import type { ClientKey } from '../../../contract/primitives.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';
import type { openDatabase } from '../../../db/sqlite/database.ts';
import type { Store } from '../../../db/store.ts';
import { createExecutor } from '../../../db/worker/executor.ts';
import { createHandlers } from '../calls/handlers.ts';
import { createDispatcher } from '../calls/register.ts';
import type { CentralClient } from '../central/client.ts';
import { createConnection } from '../central/connection.ts';
import type { AgentContext } from '../context.ts';
import { createCounter } from '../counter/counter.ts';
import { createDevicesPort } from '../devices/devices.ts';
import { openDevices } from '../devices/open.ts';
import { createForwarder, type Forwarder } from '../engine/forwarder.ts';
import { recover } from '../engine/recovery.ts';
import { createOverrideDesk } from '../overrides/desk.ts';
import { createOverrideFollower } from '../overrides/follow.ts';
import type { PrintJob } from '../printing/port.ts';
import type { PaperReport } from '../printing/steps.ts';
import type { Clock } from '../runtime/clock.ts';
import { createEmitter } from '../runtime/emitter.ts';
import { createNotes } from '../runtime/notes.ts';
import { createSignal } from '../runtime/signal.ts';
import { createSessionHolder } from '../session/holder.ts';
import { createIdleLock } from '../session/idleLock.ts';
import { lockCounter } from '../session/lock.ts';
import { ACCOUNT, createFakeCentral, type FakeCentral } from './central.ts';
import { createTestLine, type TestLine } from './line.ts';

/** A counter with a real store, a central in memory, a printer of paper and a clock that only tests move. */
export interface TestCounter extends AsyncDisposable {
  readonly central: FakeCentral;
  /** Lines that are on paper. */
  readonly paper: PrintJob['lines'][number][];
  /** What the printer says next, instead of printing well. */
  printerSays(report: (job: PrintJob) => PaperReport): void;
  call<N extends AgentCallName>(name: N, input: CallInput<N>): Promise<CallResult<N>>;
  /** The same, for calls that must succeed. */
  must<N extends AgentCallName>(name: N, input: CallInput<N>): Promise<Extract<CallResult<N>, { ok: true }>['value']>;
  /** Lets the forwarder do what is due, until nothing is due at once. */
  forward(): Promise<void>;
  /** Looks once after everything that was asked to be overridden. */
  follow(): Promise<void>;
  /** Time passes; what is due begins. */
  advance(ms: number): void;
  readonly line: TestLine;
  /** Kills the agent (nothing is closed or flushed) and starts it again on the same disk. */
  crash(): Promise<void>;
  /** From now on, the agent dies when this point is reached: nothing after it happens. */
  dieAt(point: string): void;
  readonly context: AgentContext;
  /** The store's file and key, for tests that look into it. */
  readonly database: { readonly path: string; readonly keyHex: string };
}

export class Died extends Error {}

const CONFIG: AgentConfig = {
  instanceId: '0b1a3c50-8f5e-4e0a-9d2c-3f6f5a1f0a99',
  dataDir: '/unused',
  databaseKey: 'ab'.repeat(32),
  central: { url: 'http://127.0.0.1:1', deviceId: 'PC-1001-01', deviceSecret: 'x'.repeat(20) },
  devices: [],
  virtualCounter: null,
  sandbox: true,
};

const createManualClock = () => {
  let now = Date.parse('2026-03-02T01:00:00.000Z');
  let tasks: { at: number; run: () => void }[] = [];
  const clock: Clock = {
    now: () => new Date(now).toISOString(),
    milliseconds: () => now,
    later: (delay, run) => {
      const task = { at: now + delay, run };
      tasks.push(task);
      return () => {
        tasks = tasks.filter((each) => each !== task);
      };
    },
  };
  const advance = (ms: number): void => {
    now += ms;
    const due = tasks.filter(({ at }) => at <= now);
    tasks = tasks.filter(({ at }) => at > now);
    for (const { run } of due) run();
  };
  return { clock, advance };
};

/** What a run of several counters, or one that spoils its disk, brings itself. */
export interface TestCounterOptions {
  /** Where the store's folder is made: somewhere faster than the disk. */
  readonly root?: string;
  /** A database to begin with, as an earlier counter left it. */
  readonly from?: string;
  readonly central?: FakeCentral;
  /** What this counter reaches central through; `central` itself if absent. */
  readonly client?: CentralClient;
  /** Another way to open the database. */
  readonly open?: typeof openDatabase;
  /** What happens to the files between a crash and the next start. */
  readonly whileOff?: (path: string) => void;
}

export const startTestCounter = async (options: TestCounterOptions = {}): Promise<TestCounter> => {
  const folder = mkdtempSync(join(options.root ?? tmpdir(), 'guitai-agent-'));
  if (options.from !== undefined) copyFileSync(options.from, join(folder, 'counter.db'));
  const { clock, advance } = createManualClock();
  const fake = options.central ?? createFakeCentral(clock.now);
  const central = options.client ?? fake;
  const line = createTestLine();
  const paper: PrintJob['lines'][number][] = [];
  const log = pino({ level: 'silent' });
  let says: ((job: PrintJob) => PaperReport) | null = null;
  let deadly: string | null = null;
  let dead = false;

  const reached = (point: string): void => {
    if (dead) throw new Died(point);
    if (point !== deadly) return;
    dead = true;
    throw new Died(point);
  };
  const print = async (job: PrintJob): Promise<PaperReport> => {
    const report = says?.(job) ?? { confirmed: job.lines.map(({ lineNumber }) => lineNumber), maybe: [], error: null };
    says = null;
    paper.push(...job.lines.filter(({ lineNumber }) => report.confirmed.includes(lineNumber) || report.maybe.includes(lineNumber)));
    return report;
  };

  const boot = async () => {
    const executor = createExecutor(join(folder, 'counter.db'), CONFIG.databaseKey, reached, options.open);
    const store: Store = {
      do: async (operation, input) => executor.execute(operation, input) as never,
      close: async () => executor.close(),
    };
    const events = createEmitter();
    const connection = createConnection(central, clock, log);
    const session = await createSessionHolder(store, clock, CONFIG.instanceId);
    const printer = { devices: () => [], onChange: () => () => undefined, linesPerPage: () => 24, print };
    const devices = createDevicesPort(await openDevices({ devices: [] }, log), { clock, log, onProgress: () => undefined });
    const idle = createIdleLock(session, clock, () => void lockCounter(context, 'idle'));
    const notes = createNotes();
    const counter = createCounter({ store, connection, session, printer, events, notes, config: CONFIG, log });
    const context: AgentContext = {
      config: CONFIG,
      store,
      central,
      connection,
      session,
      idle,
      counter,
      printer,
      devices,
      forms: { formPrinter: () => null, passbookPrinter: () => null, receiptPrinter: () => null },
      virtualCounter: null,
      outbox: createSignal(),
      live: line,
      overrides: createOverrideDesk(clock),
      clock,
      events,
      notes,
      log,
      reached,
    };
    await recover(context);
    await connection.probe();
    idle.arm();
    const forwarder: Forwarder = createForwarder(context, () => 0);
    return { context, forwarder, executor, dispatch: createDispatcher(context, createHandlers(context)) };
  };
  let running = await boot();

  const call = (name: AgentCallName, input: unknown) => running.dispatch(name, input);
  return {
    central: fake,
    paper,
    printerSays: (report) => {
      says = report;
    },
    call: call as TestCounter['call'],
    must: (async (name: AgentCallName, input: never) => {
      const result = await call(name, input);
      if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error)}`);
      return result.value;
    }) as TestCounter['must'],
    forward: async () => {
      running.forwarder.wake();
      advance(0);
      await running.forwarder.stop();
      running = { ...running, forwarder: createForwarder(running.context, () => 0) };
    },
    follow: async () => {
      const follower = createOverrideFollower(running.context, () => 0);
      follower.start();
      await follower.stop();
    },
    advance,
    line,
    crash: async () => {
      running.executor.close();
      options.whileOff?.(join(folder, 'counter.db'));
      dead = false;
      deadly = null;
      running = await boot();
    },
    dieAt: (point) => {
      deadly = point;
    },
    database: { path: join(folder, 'counter.db'), keyHex: CONFIG.databaseKey },
    get context() {
      return running.context;
    },
    [Symbol.asyncDispose]: async () => {
      running.executor.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export const CASH = { n100: 123, n20: 2, n5: 1, 'n0.5': 1, 'n0.1': 1, 'c0.05': 1, 'c0.02': 1 };

export const depositValues = (overrides: TransactionView['values'] = {}): TransactionView['values'] => ({
  accountNumber: ACCOUNT,
  amount: '12,345.67',
  denominations: CASH,
  remark: '',
  ...overrides,
});

/** Signs on and opens the till with one thousand yuan. */
export const beginDay = async (counter: TestCounter): Promise<void> => {
  await counter.must('session.signOn', { tellerId: '100101', password: 'secret' });
  const form = await counter.must('form.open', { transactionCode: '0211' });
  const quoted = await counter.must('transaction.quote', {
    clientKey: form.clientKey,
    values: { tillId: '1001-T01', denominations: { n100: 10 } },
  });
  await counter.must('transaction.post', { clientKey: form.clientKey, quoteId: quoted.quote?.quoteId ?? '' });
  await counter.must('transaction.close', { clientKey: form.clientKey });
};

/** A deposit that is quoted and waits for Post. */
export const quoteDeposit = async (counter: TestCounter, values = depositValues()): Promise<{ clientKey: ClientKey; quoteId: string }> => {
  const { clientKey } = await counter.must('form.open', { transactionCode: '1201' });
  const { quote } = await counter.must('transaction.quote', { clientKey, values });
  return { clientKey, quoteId: quote?.quoteId ?? '' };
};
