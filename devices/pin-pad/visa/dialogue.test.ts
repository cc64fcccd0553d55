import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { concatBytes } from '../../framing/bytes.ts';
import { until } from '../../testing/bench.ts';
import { createManualClock, type ManualClock } from '../../testing/manual-clock.ts';
import type { DeviceLine } from '../../transport/device-line.ts';
import { createMemoryLine } from '../../transport/memory.ts';
import { aRequest } from '../testing.ts';
import { createVisaPinPad, type VisaPinPad } from './driver.ts';
import { ACK, createVisaDecoder, EOT, encodePacket, NAK, type VisaToken } from './frame.ts';

/** A pad that does what the test tells it to, packet by packet. Packet 72 is answered with ACK. */
let clock: ManualClock;
let driver: VisaPinPad;
let line: DeviceLine;
let heard: string[];
let onPacket: (text: string) => void;
let onControl: (control: string) => void;

const control = (byte: number) => line.send(Uint8Array.of(byte));
const packet = (text: string, frame: 'transaction' | 'administrative' = 'transaction') => encodePacket({ frame, text });
const spoilt = (bytes: Uint8Array) => bytes.map((byte, index) => (index === 3 ? byte ^ 1 : byte));

beforeEach(async () => {
  clock = createManualClock();
  const memory = createMemoryLine(clock);
  heard = [];
  onPacket = () => {};
  onControl = () => {};
  memory.socket.onLine((opened) => {
    line = opened;
    const decoder = createVisaDecoder();
    const take = (token: VisaToken) => {
      if (token.kind === 'control') {
        heard.push(token.control);
        onControl(token.control);
      } else if (token.kind === 'packet' && token.text === '72') control(ACK);
      else if (token.kind === 'packet') {
        heard.push(token.text);
        onPacket(token.text);
      }
    };
    opened.onData((bytes) => decoder.push(bytes).forEach(take));
  });
  driver = createVisaPinPad({ transport: memory.transport, clock });
  driver.start();
  await clock.settle(until(() => driver.observed().device === 'online', clock));
});
afterEach(async () => {
  await driver.stop();
  expect(clock.pending()).toBe(0);
});
const settle = <T>(promise: Promise<T>) => clock.settle(promise);
const ANSWER = '73.000009876543210E000011B9C1845EB993A7A';

describe('the exchange of packets', () => {
  it('repeats a refused packet, three times in all', async () => {
    onPacket = () => control(NAK);
    const result = await settle(driver.getPin(aRequest()));
    expect(result).toMatchObject({ ok: false, error: { code: 'hardwareError' } });
    expect(heard.filter((text) => text.startsWith('Z60'))).toHaveLength(3);
  });

  it('goes on when the repeated packet is accepted', async () => {
    onPacket = () => {
      control(heard.length < 3 ? NAK : ACK);
      if (heard.length === 3) line.send(packet(ANSWER));
    };
    expect(await settle(driver.getPin(aRequest()))).toMatchObject({ ok: true, value: { pinBlock: '1B9C1845EB993A7A' } });
    expect(heard.at(-1)).toBe('ack');
  });

  it('does not repeat a packet that nobody answered, for the customer could be asked twice', async () => {
    expect(await settle(driver.getPin(aRequest()))).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    expect(heard.filter((text) => text.startsWith('Z60'))).toHaveLength(1);
  });

  it('asks again for a spoilt answer, and takes the third', async () => {
    onPacket = () => {
      control(ACK);
      line.send(spoilt(packet(ANSWER)));
    };
    onControl = (kind) => {
      if (kind === 'nak') line.send(heard.filter((other) => other === 'nak').length < 2 ? spoilt(packet(ANSWER)) : packet(ANSWER));
    };
    expect(await settle(driver.getPin(aRequest()))).toMatchObject({ ok: true });
    expect(heard.slice(1)).toEqual(['nak', 'nak', 'ack']);
  });

  it('gives up with EOT after three spoilt answers', async () => {
    onPacket = () => {
      control(ACK);
      line.send(spoilt(packet(ANSWER)));
    };
    onControl = (kind) => {
      if (kind === 'nak') line.send(spoilt(packet(ANSWER)));
    };
    expect(await settle(driver.getPin(aRequest()))).toMatchObject({ ok: false, error: { code: 'hardwareError' } });
    expect(heard.slice(1)).toEqual(['nak', 'nak', 'nak', 'eot']);
  });

  it('asks again for an answer that stops in the middle, or has lost its beginning', async () => {
    for (const part of [packet(ANSWER).subarray(0, 12), packet(ANSWER).subarray(1)]) {
      heard.length = 0;
      onPacket = () => {
        control(ACK);
        line.send(part);
      };
      onControl = (kind) => {
        if (kind === 'nak') line.send(packet(ANSWER));
      };
      const from = clock.now();
      expect(await settle(driver.getPin(aRequest()))).toMatchObject({ ok: true });
      expect(clock.now() - from).toBeLessThanOrEqual(2_100);
      expect(heard.slice(1)).toEqual(['nak', 'ack']);
    }
  });

  it('hears an answer that arrives in one piece with its acknowledgement', async () => {
    onPacket = () => line.send(concatBytes(Uint8Array.of(ACK), packet(ANSWER)));
    expect(await settle(driver.getPin(aRequest()))).toMatchObject({ ok: true, value: { pinBlock: '1B9C1845EB993A7A' } });
    onPacket = () => line.send(Uint8Array.of(ACK, EOT));
    expect(await settle(driver.getPin(aRequest()))).toMatchObject({ ok: false, error: { code: 'canceled' } });
  });

  it('ignores EOTs and answers that are left over from before', async () => {
    onPacket = () => {
      line.send(packet('71.00401AAAAAAAAAAAAAAAA'));
      control(EOT);
      control(ACK);
      line.send(packet(ANSWER));
    };
    expect(await settle(driver.getPin(aRequest()))).toMatchObject({ ok: true, value: { pinBlock: '1B9C1845EB993A7A' } });
  });

  it.each(['71', '719', '71.0', '71.00301AAAAAAAAAAAAAAAA', '73.00000', '99', `${ANSWER}00000`, '71.00401AAAAAAAAAAAAAAAA'])(
    'does not understand %s, and does not repeat it in its message',
    async (answer) => {
      onPacket = () => {
        control(ACK);
        line.send(packet(answer));
      };
      const result = await settle(driver.getPin(aRequest()));
      expect(result).toMatchObject({ ok: false, error: { code: 'hardwareError' } });
      expect(JSON.stringify(result)).not.toMatch(/AAAA|1B9C|73\.|71\./);
    },
  );
});

describe('loading a master key', () => {
  const key = '0123456789ABCDEF';
  it('acknowledges the right echo, and waits for the EOT', async () => {
    onPacket = (text) => {
      control(ACK);
      line.send(packet(text, 'administrative'));
    };
    onControl = () => control(EOT);
    expect(await settle(driver.injectMasterKey(0, key))).toEqual({ ok: true, value: undefined });
    expect(heard).toEqual([`020${key}`, 'ack']);
  });

  it('ends the exchange with EOT when the echo is another key, and never acknowledges it', async () => {
    onPacket = () => {
      control(ACK);
      line.send(packet(`020${key.replace('0', '1')}`, 'administrative'));
    };
    onControl = () => control(EOT);
    expect(await settle(driver.injectMasterKey(0, key))).toMatchObject({ ok: false, error: { code: 'hardwareError' } });
    expect(heard).toEqual([`020${key}`, 'eot']);
  });

  it('is not sure without the EOT', async () => {
    onPacket = (text) => {
      control(ACK);
      line.send(packet(text, 'administrative'));
    };
    const result = await settle(driver.injectMasterKey(0, key));
    expect(result).toMatchObject({ ok: false, error: { code: 'hardwareError' } });
    expect(JSON.stringify(result)).not.toContain(key);
  });
});
