import { beforeEach, describe, expect, test, vi } from 'vitest';
import { CHANNELS } from '../../../contract/ipc/contract.ts';
import type { WindowPart } from '../electron.ts';
import { silentLog } from '../log/logger.ts';
import { createEventSink } from './events.ts';

const send = vi.fn();
const window = { isDestroyed: () => false, webContents: { isDestroyed: () => false, send } } as unknown as WindowPart;
const fits = {
  printer: { device: 'online', media: 'notPresent', fault: null, plugged: true },
  passbook: null,
  cardReader: { plugged: true, fault: null, asks: false, card: null },
  swipeReader: { plugged: true, fault: null, asks: false },
  pinPad: { plugged: true, fault: null, asks: false, prompt: '', digits: 0 },
  idCardReader: { plugged: true, fault: null, card: null },
};

beforeEach(() => send.mockReset());

describe('events on their way to the window', () => {
  test('pass when they fit the contract', () => {
    createEventSink(() => window, silentLog).forward('virtualCounter.changed', fits);
    expect(send).toHaveBeenCalledExactlyOnceWith(CHANNELS.event, 'virtualCounter.changed', fits);
  });

  test.each([
    ['of an unknown name', 'nosuch', {}],
    ['that do not fit', 'virtualCounter.changed', { printer: null }],
    ['with members that the contract does not know', 'virtualCounter.changed', { ...fits, extra: 1 }],
    ['that speak for the shell', 'agent.lifecycle', { state: 'ready', reason: '' }],
    ['of a name on the prototype', 'toString', {}],
  ])('are dropped when the agent sends some %s', (_what, name, payload) => {
    createEventSink(() => window, silentLog).forward(name, payload);
    expect(send).not.toHaveBeenCalled();
  });

  test('are dropped while there is no window, or it is gone', () => {
    const gone = { ...window, isDestroyed: () => true };
    createEventSink(() => null, silentLog).emit('agent.lifecycle', { state: 'ready', reason: '' });
    createEventSink(() => gone, silentLog).emit('agent.lifecycle', { state: 'ready', reason: '' });
    expect(send).not.toHaveBeenCalled();
  });
});
