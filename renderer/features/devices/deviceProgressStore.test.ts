import { beforeEach, expect, test } from 'vitest';
import { useDeviceProgressStore } from './deviceProgressStore.ts';

const { told } = useDeviceProgressStore.getState();
const waiting = () => useDeviceProgressStore.getState().waiting;

beforeEach(() => useDeviceProgressStore.setState({ waiting: {} }));

test('a pad that reports keys shows how many, and nothing when it is over', () => {
  told({ deviceId: 'pinpad-1', deviceClass: 'pinPad', step: 'waiting', keys: null });
  told({ deviceId: 'pinpad-1', deviceClass: 'pinPad', step: 'keys', keys: 3 });
  expect(waiting().pinPad?.keys).toBe(3);
  told({ deviceId: 'pinpad-1', deviceClass: 'pinPad', step: 'ended', keys: null });
  expect(waiting()).toEqual({});
});

test('of two readers that wait, the one that stops does not hide the one that reads', () => {
  told({ deviceId: 'card-1', deviceClass: 'cardReader', step: 'waiting', keys: null });
  told({ deviceId: 'swipe-1', deviceClass: 'cardReader', step: 'reading', keys: null });
  told({ deviceId: 'card-1', deviceClass: 'cardReader', step: 'ended', keys: null });
  expect(waiting().cardReader).toMatchObject({ deviceId: 'swipe-1', step: 'reading' });
});
