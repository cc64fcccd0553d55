import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AgentConfig, ToAgent } from '../../../contract/agent/messages.ts';
import { ok } from '../../../contract/result.ts';
import type { ChildPart } from '../electron.ts';
import { silentLog } from '../log/logger.ts';
import { createSupervisor } from './supervisor.ts';

const config: AgentConfig = {
  instanceId: '6f1c3f0e-7b64-4f0e-8c19-0f4f2d7a9a01',
  dataDir: '/data',
  databaseKey: 'ab'.repeat(32),
  central: { url: 'http://127.0.0.1:1', deviceId: 'PC-1', deviceSecret: 's'.repeat(16) },
  devices: [],
  virtualCounter: null,
  sandbox: true,
};

class FakeChild extends EventEmitter {
  readonly sent: ToAgent[] = [];
  readonly pid = undefined;
  readonly stdout = null;
  readonly stderr = null;
  postMessage(message: ToAgent): void {
    this.sent.push(message);
    if (message.kind === 'stop') queueMicrotask(() => this.emit('exit', 0));
  }
  kill(): boolean {
    return true;
  }
  says(message: unknown): void {
    this.emit('message', message);
  }
  /** The number under which the last call was sent. */
  get lastCall(): number {
    const call = this.sent.findLast((message) => message.kind === 'call');
    return call?.kind === 'call' ? call.id : 0;
  }
}

let children: FakeChild[];
const latest = () => children.at(-1)!;
const onLifecycle = vi.fn();
const onEvent = vi.fn();

const start = () => {
  const supervisor = createSupervisor({
    fork: () => {
      const child = new FakeChild();
      children.push(child);
      return child as unknown as ChildPart;
    },
    config,
    onLifecycle,
    onEvent,
    log: silentLog,
  });
  supervisor.start();
  return supervisor;
};

beforeEach(() => {
  children = [];
  onLifecycle.mockReset();
  onEvent.mockReset();
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

const restarting = { ok: false, error: { code: 'AGENT_RESTARTING' } };

describe('the agent under its supervisor', () => {
  test('gets its configuration first, by message and not on a command line', () => {
    start();
    expect(latest().sent).toEqual([{ kind: 'start', config }]);
  });

  test('takes no call before it is ready', async () => {
    const supervisor = start();
    expect(await supervisor.call('till.list', {})).toMatchObject(restarting);
    expect(latest().sent).toHaveLength(1);
  });

  test('answers each call by its number, in whichever order', async () => {
    const supervisor = start();
    latest().says({ kind: 'ready' });
    const first = supervisor.call('till.list', {});
    const firstId = latest().lastCall;
    const second = supervisor.call('till.list', {});
    latest().says({ kind: 'result', id: latest().lastCall, result: ok('second') });
    latest().says({ kind: 'result', id: firstId, result: ok('first') });
    expect([await first, await second]).toEqual([ok('first'), ok('second')]);
  });

  test('that does not answer in time ends the call, and its late answer is nobody else’s', async () => {
    const supervisor = start();
    latest().says({ kind: 'ready' });
    const call = supervisor.call('counter.state', {});
    const id = latest().lastCall;
    await vi.advanceTimersByTimeAsync(4_999);
    const next = supervisor.call('counter.state', {});
    await vi.advanceTimersByTimeAsync(1);
    expect(await call).toMatchObject({ ok: false, error: { code: 'DEADLINE_EXCEEDED' } });
    latest().says({ kind: 'result', id, result: ok('late') });
    latest().says({ kind: 'result', id: latest().lastCall, result: ok('own') });
    expect(await next).toEqual(ok('own'));
  });

  test('that dies is started again, and what was under way hears so at once', async () => {
    const supervisor = start();
    latest().says({ kind: 'ready' });
    const call = supervisor.call('transaction.post', {});
    latest().emit('exit', 139);
    expect(await call).toMatchObject(restarting);
    expect(supervisor.lifecycle()).toMatchObject({ state: 'restarting' });
    await vi.advanceTimersByTimeAsync(100);
    expect(children).toHaveLength(2);
    latest().says({ kind: 'ready' });
    expect(onLifecycle.mock.calls.map(([{ state }]) => state)).toEqual(['ready', 'restarting', 'ready']);
  });

  test('that keeps dying is started ever later, up to ten seconds', async () => {
    start();
    const waits: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const before = children.length;
      latest().emit('exit', 1);
      let waited = 0;
      while (children.length === before) {
        await vi.advanceTimersByTimeAsync(100);
        waited += 100;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000, 10_000]);
  });

  test('that lived long enough is started at once again', async () => {
    start();
    for (let round = 0; round < 6; round += 1) {
      latest().emit('exit', 1);
      await vi.advanceTimersByTimeAsync(10_000);
    }
    latest().says({ kind: 'ready' });
    await vi.advanceTimersByTimeAsync(30_000);
    const before = children.length;
    latest().emit('exit', 1);
    await vi.advanceTimersByTimeAsync(100);
    expect(children.length).toBe(before + 1);
  });

  test('that cannot start says why, and the reason stays until one can', async () => {
    const supervisor = start();
    latest().says({ kind: 'failed', reason: 'The disk is full' });
    expect(supervisor.lifecycle()).toEqual({ state: 'failed', reason: 'The disk is full' });
    latest().emit('exit', 1);
    expect(supervisor.lifecycle()).toEqual({ state: 'failed', reason: 'The disk is full' });
    await vi.advanceTimersByTimeAsync(100);
    latest().says({ kind: 'ready' });
    expect(supervisor.lifecycle()).toEqual({ state: 'ready', reason: '' });
  });

  test('hears nothing of a process that was replaced', async () => {
    const supervisor = start();
    const [former] = children;
    former!.says({ kind: 'ready' });
    former!.emit('exit', 1);
    await vi.advanceTimersByTimeAsync(100);
    former!.says({ kind: 'ready' });
    former!.emit('exit', 1);
    expect(supervisor.lifecycle().state).toBe('restarting');
    expect(children).toHaveLength(2);
  });

  test.each([[null], ['ready'], [{ kind: 'unknown' }], [{ kind: 'ready', more: 1 }], [{ kind: 'result', id: 0, result: 1 }]])(
    'is not believed when it says %j',
    (message) => {
      const supervisor = start();
      latest().says(message);
      expect(supervisor.lifecycle().state).toBe('starting');
    },
  );

  test('passes events on', () => {
    start();
    latest().says({ kind: 'event', name: 'counter.state', payload: { a: 1 } });
    expect(onEvent).toHaveBeenCalledExactlyOnceWith('counter.state', { a: 1 });
  });

  test('is asked to stop and not started again', async () => {
    const supervisor = start();
    latest().says({ kind: 'ready' });
    await supervisor.stop();
    expect(latest().sent.at(-1)).toEqual({ kind: 'stop' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(children).toHaveLength(1);
  });
});
