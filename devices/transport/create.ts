import { type Clock, systemClock } from '../clock.ts';
import type { TransportConfig } from './config.ts';
import { createSerialTransport, type PortLister } from './serial.ts';
import { createTcpTransport } from './tcp.ts';
import type { Transport } from './transport.ts';

/** The one place that chooses a transport. */
export function createTransport(
  config: TransportConfig,
  options: { readonly clock?: Clock; readonly lister?: PortLister } = {},
): Transport {
  if (config.kind === 'tcp') return createTcpTransport(config, options.clock ?? systemClock);
  return createSerialTransport(config, options);
}
