import { create } from 'zustand';
import type { DeviceProgress, WaitingClass } from '../../../contract/views/devices.ts';

interface DeviceProgressStore {
  /** The last word of each class that waits; absent when nobody is asked. */
  readonly waiting: Readonly<Partial<Record<WaitingClass, DeviceProgress>>>;
  told(progress: DeviceProgress): void;
}

/** How far the devices are that wait for a person. */
export const useDeviceProgressStore = create<DeviceProgressStore>()((set) => ({
  waiting: {},
  told: (progress) =>
    set(({ waiting }) => {
      const { [progress.deviceClass]: before, ...others } = waiting;
      if (progress.step !== 'ended') return { waiting: { ...waiting, [progress.deviceClass]: progress } };
      // Of two readers that asked, the one that ended may not be the one that goes on.
      return before === undefined || before.deviceId === progress.deviceId ? { waiting: others } : {};
    }),
}));

export const useDeviceProgress = (deviceClass: WaitingClass): DeviceProgress | undefined =>
  useDeviceProgressStore((state) => state.waiting[deviceClass]);
