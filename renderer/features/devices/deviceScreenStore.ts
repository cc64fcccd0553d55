import { create } from 'zustand';
import type { WireError } from '../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../contract/ipc/contract.ts';
import type { TraceEntry } from '../../../contract/views/devices.ts';
import type { DeviceView } from '../../../contract/views/state.ts';
import { teller } from '../../bridge/teller.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { enterPin } from './enterPin.ts';
import { readCard } from './readCard.ts';
import { readId } from './readId.ts';
import { cancelDevice } from './waitForDevice.ts';

/** What the last test of the chosen device came to. Of what was read only what may be shown is kept. */
export type TestOutcome =
  | { readonly kind: 'answered'; readonly line: string }
  | { readonly kind: 'printed'; readonly lines: number }
  | { readonly kind: 'card'; readonly panMasked: string; readonly source: 'chip' | 'stripe'; readonly reason: string | null }
  | { readonly kind: 'idCard'; readonly name: string; readonly idNumberMasked: string; readonly validTo: string | null }
  | { readonly kind: 'pin'; readonly format: string; readonly ksn: string | null };

interface DeviceScreenStore {
  readonly chosen: string | null;
  readonly busy: 'status' | 'print' | 'read' | null;
  readonly error: WireError | null;
  readonly outcome: TestOutcome | null;
  readonly trace: readonly TraceEntry[];
  choose(deviceId: string): void;
}

const CLEAN = { busy: null, error: null, outcome: null, trace: [] } as const;

export const useDeviceScreenStore = create<DeviceScreenStore>()((set, get) => ({
  chosen: null,
  ...CLEAN,
  choose: (deviceId) => {
    if (deviceId === get().chosen) return;
    set({ chosen: deviceId, ...CLEAN });
    void loadTrace();
  },
}));

const chosenDevice = (): DeviceView | undefined => {
  const { chosen } = useDeviceScreenStore.getState();
  return useCounterStore.getState().counter?.devices.find(({ id }) => id === chosen);
};

/** Opens the screen, with this device or the first one. */
export const openDevices = (deviceId?: string): void => {
  const first = deviceId ?? useDeviceScreenStore.getState().chosen ?? useCounterStore.getState().counter?.devices[0]?.id;
  useWorkspaceStore.getState().openPanel('devices');
  if (first !== undefined) useDeviceScreenStore.getState().choose(first);
};

export const loadTrace = async (): Promise<void> => {
  const { chosen } = useDeviceScreenStore.getState();
  if (chosen === null) return;
  const result = await teller.call('device.trace', { deviceId: chosen });
  if (useDeviceScreenStore.getState().chosen !== chosen) return;
  useDeviceScreenStore.setState(result.ok ? { trace: result.value.entries } : { error: result.error });
};

type Tested = { readonly ok: true; readonly value: TestOutcome } | { readonly ok: false; readonly error: WireError };

/** Runs one test of the chosen device; another device may be chosen meanwhile, whose screen it leaves alone. */
const test = async (busy: 'status' | 'print' | 'read', run: (device: DeviceView) => Promise<Tested>): Promise<void> => {
  const device = chosenDevice();
  if (device === undefined || useDeviceScreenStore.getState().busy !== null) return;
  useDeviceScreenStore.setState({ busy, error: null, outcome: null });
  const result = await run(device);
  if (useDeviceScreenStore.getState().chosen !== device.id) return;
  useDeviceScreenStore.setState({ busy: null, ...(result.ok ? { outcome: result.value } : { error: result.error }) });
  await loadTrace();
};

const answered = ({ line }: CallOutput<'device.status'>): TestOutcome => ({ kind: 'answered', line });

export const askStatus = (): Promise<void> =>
  test('status', async ({ id }) => {
    const result = await teller.call('device.status', { deviceId: id });
    return result.ok ? { ok: true, value: answered(result.value) } : result;
  });

export const printTestPage = (): Promise<void> =>
  test('print', async ({ id }) => {
    const result = await teller.call('device.testPrint', { deviceId: id });
    return result.ok ? { ok: true, value: { kind: 'printed', lines: result.value.lines } } : result;
  });

/** The number that a PIN of a test is bound to: nobody's. */
const TEST_PAN = '6200000000000005';

const readOnce = async ({ id, deviceClass }: DeviceView): Promise<Tested> => {
  if (deviceClass === 'cardReader') {
    const card = await readCard({ deviceId: id });
    if (!card.ok) return card;
    const { panMasked, source, fallback } = card.value;
    return { ok: true, value: { kind: 'card', panMasked, source, reason: fallback?.reason ?? null } };
  }
  if (deviceClass === 'idCardReader') {
    const card = await readId({ deviceId: id });
    if (!card.ok) return card;
    const { name, idNumber, validTo } = card.value;
    return {
      ok: true,
      value: { kind: 'idCard', name, idNumberMasked: `${idNumber.slice(0, 3)}***********${idNumber.slice(-4)}`, validTo },
    };
  }
  const pin = await enterPin(TEST_PAN, { deviceId: id });
  return pin.ok ? { ok: true, value: { kind: 'pin', format: pin.value.format, ksn: pin.value.ksn } } : pin;
};

export const readTest = (): Promise<void> => test('read', readOnce);

/** Ends a read test that waits for a card or a PIN; true when there was one. */
export const cancelTest = (): boolean => {
  const device = chosenDevice();
  if (useDeviceScreenStore.getState().busy !== 'read' || device === undefined) return false;
  if (device.deviceClass === 'cardReader' || device.deviceClass === 'pinPad' || device.deviceClass === 'idCardReader')
    void cancelDevice(device.deviceClass);
  return true;
};
