import type { z } from 'zod';
import type { VirtualDeviceFault } from '../../../contract/views/virtualCounter.ts';
import { createEmulatedIdReader } from '../../emulators/sdt/reader.ts';
import type { DeviceSocket } from '../../transport/device-line.ts';
import type { DeskState, idCardBodySchema } from './api.ts';
import { sandboxPortrait } from './portrait.ts';

type IdCardText = z.output<typeof idCardBodySchema>;

export interface DeskIdCardReader {
  attach(socket: DeviceSocket): void;
  /** False: a card lies there already. */
  lay(card: IdCardText): boolean;
  lift(): void;
  fault(fault: VirtualDeviceFault | null): void;
  state(): DeskState['idCardReader'];
}

export function createDeskIdCardReader(onChange: () => void): DeskIdCardReader {
  const reader = createEmulatedIdReader();
  const photo = sandboxPortrait();
  let card: IdCardText | null = null;
  let fault: VirtualDeviceFault | null = null;
  return {
    attach: (socket) => reader.attach(socket),
    lay(next) {
      if (card !== null) return false;
      card = next;
      reader.lay({ text: next, photo });
      onChange();
      return true;
    },
    lift() {
      card = null;
      reader.lift();
      onChange();
    },
    fault(next) {
      fault = next;
      if (next === null) {
        reader.clearFault();
        reader.plug();
      } else if (next === 'unplug') reader.unplug();
      else if (next === 'unreadable') reader.fault('askew');
      else if (next === 'silence' || next === 'garbage') reader.fault(next);
      onChange();
    },
    state: () => ({
      plugged: fault !== 'unplug',
      fault,
      card: card === null ? null : { name: card.name, idNumberMasked: `${card.idNumber.slice(0, 3)}***********${card.idNumber.slice(-4)}` },
    }),
  };
}
