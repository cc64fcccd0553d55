import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CALL_NAMES, CHANNELS, EVENT_NAMES, type TellerBridge } from '../contract/ipc/contract.ts';

const { exposed, ipc } = vi.hoisted(() => ({
  exposed: new Map<string, unknown>(),
  ipc: { invoke: vi.fn(), on: vi.fn(), removeListener: vi.fn() },
}));
vi.mock('electron', () => ({
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => exposed.set(name, api) },
  ipcRenderer: ipc,
}));

// What the build puts in.
vi.stubGlobal('GUITAI_IPC', { calls: CALL_NAMES, events: EVENT_NAMES, channels: CHANNELS });
await import('./preload.ts');
const bridge = exposed.get('teller') as TellerBridge;

beforeEach(() => {
  for (const each of Object.values(ipc)) each.mockReset();
});

describe('the bridge', () => {
  test('is one name with two functions', () => {
    expect([...exposed.keys()]).toEqual(['teller']);
    expect(Object.entries(bridge).map(([name, value]) => [name, typeof value])).toEqual([
      ['call', 'function'],
      ['on', 'function'],
    ]);
  });

  test('sends the calls of the contract on its channel', async () => {
    ipc.invoke.mockResolvedValue({ ok: true, value: {} });
    await bridge.call('till.list', {});
    expect(ipc.invoke).toHaveBeenCalledExactlyOnceWith(CHANNELS.call, 'till.list', {});
  });

  test.each(['nosuch', '__proto__', 'constructor', ''])('answers %s itself, with an error value', async (name) => {
    expect(await bridge.call(name as 'till.list', {})).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    expect(ipc.invoke).not.toHaveBeenCalled();
  });

  test('hands a listener the payload of its own event and nothing else', () => {
    const heard: unknown[][] = [];
    bridge.on('agent.lifecycle', (...given) => heard.push(given));
    const [channel, relay] = ipc.on.mock.calls[0] ?? [];
    expect(channel).toBe(CHANNELS.event);
    relay({ sender: 'secret' }, 'counter.state', { a: 1 });
    relay({ sender: 'secret' }, 'agent.lifecycle', { state: 'ready' });
    expect(heard).toEqual([[{ state: 'ready' }]]);
  });

  test('stops listening when it is told to', () => {
    const leave = bridge.on('agent.lifecycle', () => {});
    leave();
    expect(ipc.removeListener).toHaveBeenCalledExactlyOnceWith(CHANNELS.event, ipc.on.mock.calls[0]?.[1]);
  });

  test('listens to nothing that is no event, or for nobody', () => {
    bridge.on('nosuch' as 'agent.lifecycle', () => {});
    bridge.on('agent.lifecycle', null as unknown as () => void);
    expect(ipc.on).not.toHaveBeenCalled();
  });
});
