import type { VirtualDeviceFault } from '../../../contract/views/virtualCounter.ts';
import { createEmulatedSwipeReader } from '../../emulators/hid-swipe/reader.ts';
import type { EmulatedCard } from '../../emulators/omron/slot.ts';
import type { DeviceLine, DeviceSocket } from '../../transport/device-line.ts';
import { packReport } from '../../transport/hid-tcp.ts';
import type { DeskState } from './api.ts';

export interface DeskSwipeReader {
  attach(socket: DeviceSocket): void;
  swipe(card: EmulatedCard): void;
  fault(fault: VirtualDeviceFault | null): void;
  state(): DeskState['swipeReader'];
}

/** A MagTek swipe reader whose reports go over the network, because an emulator has no USB. It cannot know whether anybody listens to a swipe. */
export function createDeskSwipeReader(onChange: () => void): DeskSwipeReader {
  let line: DeviceLine | null = null;
  let socket: DeviceSocket | null = null;
  let fault: VirtualDeviceFault | null = null;
  const reader = createEmulatedSwipeReader('magtek-sureswipe');

  const listen = async () => {
    const [, entry] = await reader.backend.devices();
    const handle = await reader.backend.open(entry?.path ?? '');
    handle.on('data', (report) => line?.send(packReport(report)));
  };
  void listen();

  return {
    attach(next) {
      socket = next;
      next.onLine((opened) => {
        line = opened;
        opened.onData(() => {});
        opened.onClose(() => {
          if (line === opened) line = null;
          onChange();
        });
        onChange();
      });
    },
    swipe({ track1, track2, track3 }) {
      if (fault === 'silence') return;
      const bad = fault === 'unreadable';
      reader.swipe(bad ? { track1: 'bad', track2: 'bad', track3: null } : { track1, track2, track3 });
    },
    fault(next) {
      fault = next;
      socket?.setPlugged(next !== 'unplug');
      if (next === 'unplug') line?.hangUp();
      onChange();
    },
    state: () => ({ plugged: fault !== 'unplug', fault, asks: line !== null }),
  };
}
