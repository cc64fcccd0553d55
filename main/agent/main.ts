import { type FromAgent, fromAgentSchema, toAgentSchema } from '../../contract/agent/messages.ts';
import { wireError } from '../../contract/errors/wire.ts';
import { err } from '../../contract/result.ts';
import { type RunningAgent, SANDBOX, startAgent } from './agent.ts';
import { parseCrashOrder } from './runtime/crasher.ts';
import { createLog } from './runtime/log.ts';

/** The agent as the shell's utility process. Its only door is the parent port. */

interface ParentPort {
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
  postMessage(message: FromAgent): void;
}

// Electron gives a utility process this port; the development shell's child process provides the same.
const port = (process as unknown as { parentPort?: ParentPort }).parentPort;
if (port === undefined) throw new Error('The agent runs as a utility process of the shell; use `npm run agent` to run it alone');

const log = createLog('info');
const send = (message: FromAgent): void => port.postMessage(fromAgentSchema.parse(message));
const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).slice(0, 2000);

let agent: RunningAgent | null = null;

const start = async (config: Parameters<typeof startAgent>[0]['config']): Promise<void> => {
  const crash = SANDBOX && config.sandbox ? parseCrashOrder(process.env.GUITAI_CRASH_AT) : null;
  agent = await startAgent({ config, log, storeWorker: new URL('./db-worker.js', import.meta.url), crash });
  agent.onEvent((name, payload) => send({ kind: 'event', name, payload }));
  send({ kind: 'ready' });
};

const answer = async (id: number, name: string, input: unknown): Promise<void> => {
  const result = agent === null ? err(wireError('AGENT_RESTARTING')) : await agent.call(name, input);
  send({ kind: 'result', id, result });
};

port.on('message', ({ data }) => {
  const message = toAgentSchema.safeParse(data);
  if (!message.success) {
    log.error({ reason: message.error.issues[0]?.message }, 'the shell sent something that is not of the contract');
    return;
  }
  switch (message.data.kind) {
    case 'start':
      start(message.data.config).catch((cause: unknown) => {
        log.error({ cause: reasonOf(cause) }, 'the agent cannot start');
        send({ kind: 'failed', reason: reasonOf(cause) });
      });
      return;
    case 'call':
      void answer(message.data.id, message.data.name, message.data.input);
      return;
    case 'stop':
      void (agent?.stop() ?? Promise.resolve()).finally(() => process.exit(0));
      return;
  }
});
