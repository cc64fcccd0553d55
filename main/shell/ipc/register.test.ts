import { describe, expect, test, vi } from 'vitest';
import { wireError } from '../../../contract/errors/wire.ts';
import { CALL_NAMES, CALLS, type CallName, CHANNELS } from '../../../contract/ipc/contract.ts';
import { err, ok } from '../../../contract/result.ts';
import type { InvokeEventPart } from '../electron.ts';
import { silentLog } from '../log/logger.ts';
import { answerCall, type CallPolicy, registerCalls, type ShellHandlers } from './register.ts';

const ours: InvokeEventPart = { sender: { id: 1 }, senderFrame: { origin: 'app://guitai', url: 'app://guitai/index.html', parent: null } };
const info = { version: '1', shell: 'rig', sandbox: true, notes: [] } as const;

const policyWith = (changes: Partial<CallPolicy> = {}) => {
  const handlers = {
    'app.info': vi.fn<ShellHandlers['app.info']>(() => ok({ ...info, notes: [] })),
    'app.openExternal': vi.fn<ShellHandlers['app.openExternal']>(() => ok({ opened: true })),
    'app.wipe': vi.fn<ShellHandlers['app.wipe']>(() => ok({ wiped: true })),
  };
  const forward = vi.fn<CallPolicy['forward']>(async () => ok({ tills: [] }));
  const policy: CallPolicy = { contentsId: () => 1, sandbox: true, handlers, forward, log: silentLog, ...changes };
  return { policy, handlers, forward };
};

describe('one call', () => {
  test('of the shell runs its handler with the parsed input', async () => {
    const { policy, handlers } = policyWith();
    expect(await answerCall(policy, ours, 'app.openExternal', { id: 'manual' })).toEqual(ok({ opened: true }));
    expect(handlers['app.openExternal']).toHaveBeenCalledExactlyOnceWith({ id: 'manual' });
  });

  test('of the agent is forwarded', async () => {
    const { policy, forward } = policyWith();
    expect(await answerCall(policy, ours, 'till.list', {})).toEqual(ok({ tills: [] }));
    expect(forward).toHaveBeenCalledExactlyOnceWith('till.list', {});
  });

  test.each(CALL_NAMES)('%s is refused from elsewhere, before its input is looked at', async (name) => {
    const { policy, forward, handlers } = policyWith();
    const elsewhere = { ...ours, sender: { id: 2 } };
    expect(await answerCall(policy, elsewhere, name, {})).toMatchObject({ ok: false, error: { code: 'SENDER_REFUSED' } });
    expect(forward).not.toHaveBeenCalled();
    for (const handler of Object.values(handlers)) expect(handler).not.toHaveBeenCalled();
  });

  test.each(CALL_NAMES)('%s is refused with a member that it does not know', async (name) => {
    const { policy, forward } = policyWith();
    expect(await answerCall(policy, ours, name, { nonsense: true })).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    expect(forward).not.toHaveBeenCalled();
  });

  test.each([undefined, null, 1, {}, ['app.info'], '', 'app', '__proto__', 'constructor', 'toString', 'app.info ', 'x'.repeat(10_000)])(
    'by the name %j does not exist',
    async (name) => {
      const { policy } = policyWith();
      expect(await answerCall(policy, ours, name, {})).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    },
  );

  test('of the virtual counter is refused outside the sandbox', async () => {
    const { policy, forward } = policyWith({ sandbox: false });
    for (const name of CALL_NAMES.filter((each) => CALLS[each].permission.kind === 'sandbox')) {
      const answer = await answerCall(policy, ours, name, SANDBOX_INPUTS[name] ?? {});
      expect(answer).toMatchObject({ ok: false, error: { code: 'SANDBOX_ONLY' } });
    }
    expect(forward).not.toHaveBeenCalled();
  });

  test('that throws answers UNEXPECTED with a reference and nothing of the error', async () => {
    const { policy } = policyWith({ forward: () => Promise.reject(new Error('/secret/path')) });
    const answer = await answerCall(policy, ours, 'till.list', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'UNEXPECTED', details: { reference: expect.any(String) } } });
    expect(JSON.stringify(answer)).not.toContain('secret');
  });

  test.each([
    [undefined],
    [null],
    [{}],
    [{ ok: true }],
    [ok({ tills: 'many' })],
    [ok({ tills: [], more: 1 })],
    [err({ code: 'NO_SUCH' })],
    ['x'],
  ])('whose answer is %j shows the window UNEXPECTED instead', async (answer) => {
    const { policy } = policyWith({ forward: async () => answer });
    expect(await answerCall(policy, ours, 'till.list', {})).toMatchObject({ ok: false, error: { code: 'UNEXPECTED' } });
  });

  test('passes an expected failure on as it is', async () => {
    const failure = err(wireError('SIGN_ON_NEEDED'));
    const { policy } = policyWith({ forward: async () => failure });
    expect(await answerCall(policy, ours, 'till.list', {})).toEqual(failure);
  });
});

/** What fits the calls of the virtual counter that take anything. */
const SANDBOX_INPUTS: Partial<Record<CallName, unknown>> = {
  'virtualCounter.insertPassbook': { passbookNumber: '12345678', accountNumber: '12345678', holder: '王秀英' },
  'virtualCounter.fault': { fault: null },
  'virtualCounter.insertCard': { how: 'swipe', pan: '6200000000000005', expiry: '3012', name: 'WANG/XIUYING' },
  'virtualCounter.insertSheet': { widthMm: 210, heightMm: 99 },
  'virtualCounter.layIdCard': { customerNumber: '1000000001' },
  'virtualCounter.pressKey': { key: 'enter' },
  'virtualCounter.deviceFault': { device: 'pinPad', fault: null },
};

test('there is one channel for calls', () => {
  const handle = vi.fn();
  registerCalls({ handle }, policyWith().policy);
  expect(handle.mock.calls.map(([channel]) => channel)).toEqual([CHANNELS.call]);
});
