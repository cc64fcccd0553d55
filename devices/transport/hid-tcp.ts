import { ok } from '../../contract/result.ts';
import { type Clock, systemClock } from '../clock.ts';
import { concatBytes } from '../framing/bytes.ts';
import type { HidTcpConfig } from './config.ts';
import { type ByteStream, createStreamTransport } from './stream.ts';
import { connectTcp } from './tcp.ts';
import type { Transport } from './transport.ts';

/** One report as it travels: two bytes of length, the high one first, then the report. At most 65,535 bytes. */
export function packReport(report: Uint8Array): Uint8Array {
  return concatBytes(Uint8Array.of(report.length >> 8, report.length & 0xff), report);
}

/** Cuts a stream into the reports that were packed into it, wherever the network cut it. */
export function createReportUnpacker(): (bytes: Uint8Array) => Uint8Array[] {
  let rest: Uint8Array = new Uint8Array();
  return (bytes) => {
    rest = concatBytes(rest, bytes);
    const reports: Uint8Array[] = [];
    for (;;) {
      const [high = 0, low = 0] = rest;
      const end = 2 + high * 256 + low;
      if (rest.length < 2 || rest.length < end) return reports;
      reports.push(rest.slice(2, end));
      rest = rest.slice(end);
    }
  };
}

/** HID reports over a network address. As with `createHidTransport`, each `onData` is one report and each `write` is one. */
export function createHidTcpTransport(config: HidTcpConfig, clock: Clock = systemClock): Transport {
  return createStreamTransport({
    name: `hid-tcp:${config.host}:${config.port}`,
    clock,
    async connect() {
      const connected = await connectTcp(config);
      return connected.ok ? ok(reportStream(connected.value)) : connected;
    },
  });
}

function reportStream(stream: ByteStream): ByteStream {
  const unpack = createReportUnpacker();
  return {
    ...stream,
    write: (report, done) => stream.write(packReport(report), done),
    listen: ({ data, closed }) =>
      stream.listen({
        closed,
        data: (bytes) => {
          for (const report of unpack(bytes)) data(report);
        },
      }),
  };
}
