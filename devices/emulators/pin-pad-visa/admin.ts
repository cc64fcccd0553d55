import { parseHex } from '../../crypto/bytes.ts';
import type { PadLink } from './link.ts';

/** What administrative packets change in a pad. */
export interface PadMemory {
  readonly masterKeys: Map<number, Uint8Array>;
  serial: string;
  selected: number;
  engine: number;
  /** Key slots that exist and cannot be used, as after a key with wrong attributes. */
  readonly unusable: Set<number>;
}

/** Administrative packets (SI). An unknown one is acknowledged and answered with EOT. */
export function handleAdmin(text: string, memory: PadMemory, link: PadLink): void {
  const code = text.slice(0, 2);
  const rest = text.slice(2);
  const slot = /^[0-9]/.test(rest) ? Number(rest[0]) : -1;
  const answer = (packet: string, onAck: () => void = () => {}) => {
    link.ack();
    link.say({ frame: 'administrative', text: packet }, () => {
      onAck();
      link.eot();
    });
  };
  const confirm = () => {
    link.ack();
    link.eot();
  };
  switch (code) {
    case '01':
      answer(/^(0[0-9]|10)$/.test(rest) ? '14OK' : '09');
      break;
    case '02':
      answer(text, () => {
        const key = parseHex(rest.slice(1));
        if (slot >= 0 && key !== null && [8, 16, 24].includes(key.length)) memory.masterKeys.set(slot, key);
      });
      break;
    case '04':
      answer(`04${memory.masterKeys.has(slot) ? 'F' : '0'}`);
      break;
    case '05':
      answer(text, () => {
        memory.serial = rest;
      });
      break;
    case '06':
      answer(`06${memory.serial}`);
      break;
    case '08':
      // "No answer if the key is unusable."
      if (!memory.masterKeys.has(slot) || memory.unusable.has(slot)) link.ack();
      else {
        memory.selected = slot;
        confirm();
      }
      break;
    case '19':
      if (slot >= 0) memory.engine = slot;
      confirm();
      break;
    default:
      confirm();
  }
}
