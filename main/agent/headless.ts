import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { startAgent } from './agent.ts';
import { loadHeadlessConfig } from './headless/config.ts';
import { serveHeadless } from './headless/server.ts';
import { parseCrashOrder } from './runtime/crasher.ts';
import { createLog } from './runtime/log.ts';

/**
 * The agent without a window, for tests by other programs: the IPC contract as JSON on 127.0.0.1. Development only; the
 * package does not contain it. Prints one JSON line `{ "agent": url, "token": … }` when it is ready (docs/agent-api.md).
 */
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    central: { type: 'string' },
    devices: { type: 'string' },
    port: { type: 'string', default: '0' },
    config: { type: 'string' },
    'exit-with-parent': { type: 'boolean', default: false },
  },
});

const run = async (): Promise<void> => {
  const log = createLog(process.env.GUITAI_LOG ?? 'warn');
  const config = await loadHeadlessConfig(
    { data: values.data, central: values.central, devices: values.devices, config: values.config },
    randomUUID(),
  );
  const agent = await startAgent({
    config,
    log,
    storeWorker: new URL('../../db/worker/main.ts', import.meta.url),
    crash: parseCrashOrder(process.env.GUITAI_CRASH_AT),
  });
  const server = await serveHeadless(agent, Number(values.port));
  process.stdout.write(`${JSON.stringify({ agent: server.url, token: server.token })}\n`);
  const stop = async (): Promise<void> => {
    await server.stop();
    await agent.stop();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());
  if (values['exit-with-parent']) process.stdin.on('end', () => void stop()).resume();
};

run().catch((cause: unknown) => {
  process.stderr.write(`The agent cannot start: ${cause instanceof Error ? cause.message : String(cause)}\n`);
  process.exit(1);
});
