import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ok } from '../../contract/result.ts';
import { listenTcp } from '../emulators/tally-csi/tcp.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { eventually } from '../testing/pty-bench.ts';
import { transportConfigSchema } from './config.ts';
import { createSerialTransport } from './serial.ts';
import { type ByteStream, createStreamTransport } from './stream.ts';
import { createTcpTransport } from './tcp.ts';

describe('a port that opens too late', () => {
  it('is closed again, so that it is not held unseen', async () => {
    const clock = createManualClock();
    let closed = 0;
    let deliver: (stream: ByteStream) => void = () => {};
    const stream: ByteStream = {
      write: (_, done) => done(),
      drain: (done) => done(),
      listen: () => {},
      close: async () => {
        closed += 1;
      },
    };
    const transport = createStreamTransport({
      name: 'slow',
      clock,
      connect: () => new Promise((resolve) => (deliver = (late) => resolve(ok(late)))),
    });
    expect(await clock.settle(transport.open({ timeoutMs: 100 }))).toMatchObject({ ok: false, error: { code: 'timeOut' } });
    deliver(stream);
    await eventually(() => closed === 1);
    expect(await transport.write(Uint8Array.of(1))).toMatchObject({ ok: false, error: { code: 'deviceNotReady' } });
  });
});

describe('over TCP', () => {
  it('speaks, is hung up on, and says that nobody listens', async () => {
    const server = await listenTcp();
    if (!server.ok) throw new Error(server.error.message);
    server.value.socket.onLine((line) => line.onData((bytes) => (bytes[0] === 0 ? line.hangUp() : line.send(bytes))));
    const transport = createTcpTransport({ kind: 'tcp', host: '127.0.0.1', port: server.value.port });
    const received: number[] = [];
    const endings: unknown[] = [];
    transport.onData((bytes) => received.push(...bytes));
    transport.onClose((error) => endings.push(error?.code ?? null));
    expect(await transport.open()).toMatchObject({ ok: true });
    expect(await transport.write(Uint8Array.of(5, 6))).toMatchObject({ ok: true });
    await eventually(() => received.length === 2);
    await transport.write(Uint8Array.of(0));
    await eventually(() => endings.length > 0);
    expect(endings).toEqual(['offline']);
    await server.value.close();
    expect(await transport.open()).toMatchObject({ ok: false, error: { code: 'noDevice' } });
  });

  it('a printer that is unplugged hangs up on whoever connects', async () => {
    const server = await listenTcp();
    if (!server.ok) throw new Error(server.error.message);
    server.value.socket.setPlugged(false);
    const transport = createTcpTransport({ kind: 'tcp', host: '127.0.0.1', port: server.value.port });
    const endings: unknown[] = [];
    transport.onClose((error) => endings.push(error?.code));
    await transport.open();
    await eventually(() => endings.length === 1);
    await server.value.close();
  });

  it('says which port cannot be listened on', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await eventually(() => holder.listening);
    const address = holder.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await listenTcp(port)).toMatchObject({ ok: false, error: { code: 'hardwareError' } });
    holder.close();
  });
});

describe('a serial port named by its USB identity', () => {
  const config = transportConfigSchema.parse({ kind: 'serial', match: { vendorId: '067b', productId: '2303', serialNumber: 'A1' } });
  it('is looked up at each opening', async () => {
    if (config.kind !== 'serial') throw new Error('not serial');
    let asked = 0;
    const transport = createSerialTransport(config, {
      lister: async () => {
        asked += 1;
        return [{ path: '/dev/guitai-nowhere', vendorId: '067B', productId: '2303', serialNumber: asked === 1 ? 'B2' : 'A1' }];
      },
    });
    expect(await transport.open()).toMatchObject({
      ok: false,
      error: { code: 'noDevice', message: expect.stringContaining('no such port') },
    });
    expect(await transport.open()).toMatchObject({
      ok: false,
      error: { code: 'noDevice', message: expect.stringContaining('/dev/guitai-nowhere') },
    });
  });

  it.each([
    [{ kind: 'serial' }],
    [{ kind: 'serial', path: '/dev/ttyS0', match: { vendorId: '067b', productId: '2303' } }],
    [{ kind: 'serial', path: '/dev/ttyS0', flowControl: 'xonxoff' }],
    [{ kind: 'tcp', host: '127.0.0.1', port: 0 }],
    [{ kind: 'usb' }],
  ])('a wrong configuration is refused: %j', (wrong) => {
    expect(transportConfigSchema.safeParse(wrong).success).toBe(false);
  });
});
