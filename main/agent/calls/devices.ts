import { ok } from '../../../contract/result.ts';
import type { AgentContext } from '../context.ts';
import type { Handlers } from './register.ts';

type DeviceHandlers = Pick<
  Handlers,
  'device.readCard' | 'device.readId' | 'device.enterPin' | 'device.cancel' | 'device.status' | 'device.testPrint' | 'device.trace'
>;

/** The devices that read and ask, and what technicians ask of each. */
export const deviceHandlers = ({ devices }: AgentContext): DeviceHandlers => ({
  'device.readCard': (wait) => devices.readCard(wait),
  'device.readId': (wait) => devices.readIdCard(wait),
  'device.enterPin': (wait) => devices.enterPin(wait),
  'device.cancel': async ({ deviceClass }) => ok({ canceled: await devices.cancel(deviceClass) }),
  'device.status': ({ deviceId }) => devices.status(deviceId),
  'device.testPrint': ({ deviceId }) => devices.testPrint(deviceId),
  'device.trace': async ({ deviceId }) => {
    const entries = devices.trace(deviceId);
    return entries.ok ? ok({ entries: entries.value }) : entries;
  },
});
