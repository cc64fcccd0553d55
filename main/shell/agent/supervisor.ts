import { type AgentConfig, type FromAgent, fromAgentSchema, type ToAgent } from '../../../contract/agent/messages.ts';
import { wireError } from '../../../contract/errors/wire.ts';
import { type AgentCallName, CALLS, type EventPayload } from '../../../contract/ipc/contract.ts';
import { assertNever, err } from '../../../contract/result.ts';
import type { ChildPart } from '../electron.ts';
import type { Log } from '../log/logger.ts';
import { backoffMs, STABLE_AFTER_MS } from './backoff.ts';
import { createPendingCalls } from './pending.ts';

type Lifecycle = EventPayload<'agent.lifecycle'>;

export interface SupervisorOptions {
  /** Start one agent process. */
  readonly fork: () => ChildPart;
  readonly config: AgentConfig;
  readonly onLifecycle: (state: Lifecycle) => void;
  readonly onEvent: (name: string, payload: unknown) => void;
  readonly log: Log;
}

export interface Supervisor {
  start(): void;
  call(name: AgentCallName, input: unknown): Promise<unknown>;
  lifecycle(): Lifecycle;
  stop(): Promise<void>;
}

/** An agent that is neither ready nor failed after this long hangs, and is ended. */
const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5_000;

/**
 * The agent's life. It is crash-only: whatever ends it, another one is started, which recovers from the database. Calls that were
 * under way answer AGENT_RESTARTING; whether they took effect is in the journal, and the client key makes asking again safe.
 */
export const createSupervisor = ({ fork, config, onLifecycle, onEvent, log }: SupervisorOptions): Supervisor => {
  const pending = createPendingCalls();
  let child: ChildPart | null = null;
  let state: Lifecycle = { state: 'starting', reason: '' };
  let attempt = 0;
  let stopping = false;
  let milestone: NodeJS.Timeout | undefined;
  let restart: NodeJS.Timeout | undefined;
  let ended: (() => void) | undefined;

  const enter = (next: Lifecycle): void => {
    state = next;
    onLifecycle(next);
  };
  const post = (target: ChildPart, message: ToAgent): void => target.postMessage(message);

  const take = (message: FromAgent): void => {
    switch (message.kind) {
      case 'ready':
        clearTimeout(milestone);
        log.info({ agentPid: child?.pid }, 'agent ready');
        milestone = setTimeout(() => {
          attempt = 0;
        }, STABLE_AFTER_MS);
        enter({ state: 'ready', reason: '' });
        return;
      case 'failed':
        log.error({ reason: message.reason }, 'agent failed to start');
        enter({ state: 'failed', reason: message.reason.slice(0, 300) });
        // It is tried again: a full disk is emptied, a share comes back. Until then the reason stays on screen.
        if (child !== null) end(child);
        return;
      case 'result':
        if (!pending.settle(message.id, message.result)) log.warn({ id: message.id }, 'an answer came after its deadline');
        return;
      case 'event':
        onEvent(message.name, message.payload);
        return;
      default:
        assertNever(message);
    }
  };

  const gone = (code: number): void => {
    child = null;
    clearTimeout(milestone);
    pending.abandonAll();
    ended?.();
    if (stopping) return;
    const delay = backoffMs(attempt);
    attempt += 1;
    log.error({ code, delay, attempt }, 'agent ended');
    // A reason why it cannot start stays on screen while it is tried again.
    if (state.state !== 'failed') enter({ state: 'restarting', reason: `exit ${code}` });
    restart = setTimeout(launch, delay);
  };

  const launch = (): void => {
    const started = fork();
    child = started;
    pipeToLog(started, log);
    started.on('spawn', () => log.info({ agentPid: started.pid }, 'agent started'));
    started.on('message', (raw: unknown) => {
      const message = fromAgentSchema.safeParse(raw);
      if (child !== started) return;
      if (message.success) take(message.data);
      else log.error('the agent sent a message that does not fit the contract');
    });
    started.on('exit', (code) => {
      if (child === started) gone(code);
    });
    milestone = setTimeout(() => {
      log.error({ agentPid: started.pid }, 'agent did not start in time');
      end(started);
    }, START_LIMIT_MS);
    post(started, { kind: 'start', config });
  };

  return {
    start: launch,
    lifecycle: () => state,
    async call(name, input) {
      if (child === null || state.state !== 'ready') return err(wireError('AGENT_RESTARTING'));
      const { id, answer } = pending.open(CALLS[name].deadlineMs);
      post(child, { kind: 'call', id, name, input });
      return await answer;
    },
    async stop() {
      stopping = true;
      clearTimeout(milestone);
      clearTimeout(restart);
      const last = child;
      if (last === null) return;
      await new Promise<void>((resolve) => {
        const limit = setTimeout(() => end(last), STOP_LIMIT_MS);
        ended = () => {
          clearTimeout(limit);
          resolve();
        };
        post(last, { kind: 'stop' });
      });
    },
  };
};

// Electron's `kill` asks politely; a process that hangs in native code does not hear that.
const end = (child: ChildPart): void => {
  if (child.pid === undefined) return;
  try {
    process.kill(child.pid, 'SIGKILL');
  } catch {
    child.kill();
  }
};

const pipeToLog = (child: ChildPart, log: Log): void => {
  child.stdout?.on('data', (chunk: Buffer) => log.info({ agent: chunk.toString('utf8').trimEnd().slice(0, 4_000) }));
  child.stderr?.on('data', (chunk: Buffer) => log.warn({ agent: chunk.toString('utf8').trimEnd().slice(0, 4_000) }));
};
