import type { DeviceState } from '../errors.ts';
import type { ConnectionState } from '../session/connection.ts';

/** The device's state as a list shows it: what its connection says, then its own fault, then whether it works. */
export function linkState(connection: ConnectionState, faulty: boolean, busy: boolean): DeviceState {
  if (connection.kind === 'starting') return 'starting';
  if (connection.kind === 'stopped') return 'offline';
  if (connection.kind === 'down') {
    const code = connection.error?.code;
    return code === 'noDevice' || code === 'hardwareError' ? code : 'offline';
  }
  if (faulty) return 'hardwareError';
  return busy ? 'deviceBusy' : 'online';
}
