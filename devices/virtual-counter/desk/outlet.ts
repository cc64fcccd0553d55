import { join } from 'node:path';
import { err, ok, type Result } from '../../../contract/result.ts';
import { listenTcp } from '../../emulators/tally-csi/tcp.ts';
import type { LinkError } from '../../errors.ts';
import type { DeviceSocket } from '../../transport/device-line.ts';
import { createPtyCable } from '../cable.ts';

/** Where a program finds an emulated device. */
export type Address =
  | { readonly kind: 'serial'; readonly path: string }
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number };

/** An emulated device's way to the outside: a TCP port, and a pseudo-terminal joined to it where those are used. */
export interface Outlet {
  readonly socket: DeviceSocket;
  readonly port: number;
  readonly address: Address;
  /** Puts the pseudo-terminal back after the device has been plugged in again. */
  plug(): Promise<void>;
  stop(): Promise<void>;
}

export interface OutletOptions {
  /** Folder and name of the pseudo-terminal; null: TCP alone. */
  readonly pty: { readonly folder: string; readonly name: string } | null;
  isPlugged(): boolean;
  onChange(): void;
  /** Joins the device to its socket, before anybody can connect. */
  attach(socket: DeviceSocket): void;
}

export async function openOutlet({ pty, isPlugged, onChange, attach }: OutletOptions): Promise<Result<Outlet, LinkError>> {
  const server = await listenTcp();
  if (!server.ok) return err(server.error);
  const { port, socket } = server.value;
  attach(socket);
  const path = pty === null ? null : join(pty.folder, pty.name);
  const cable = path === null ? null : createPtyCable(port, path, isPlugged, onChange);
  const serial = cable !== null && path !== null && (await cable.plug()).ok;
  return ok({
    socket,
    port,
    address: serial ? { kind: 'serial', path } : { kind: 'tcp', host: '127.0.0.1', port },
    plug: async () => {
      if (serial) await cable.plug();
    },
    stop: async () => {
      await cable?.stop();
      await server.value.close();
    },
  });
}
