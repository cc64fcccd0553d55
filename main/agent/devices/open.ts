import type { AgentConfig } from '../../../contract/agent/messages.ts';
import {
  createDeviceManager,
  createDeviceTrace,
  type DeviceManager,
  type DeviceProfile,
  type DeviceTrace,
  deviceProfilesSchema,
} from '../../../devices/index.ts';
import type { Log } from '../runtime/log.ts';

/** The counter's devices as they are configured, found and watched. */
export interface OpenDevices {
  readonly profiles: readonly DeviceProfile[];
  readonly manager: DeviceManager;
  readonly trace: DeviceTrace;
}

/** Begins to look for every configured device and returns at once. Throws when the configuration is none. */
export const openDevices = async (config: Pick<AgentConfig, 'devices'>, log: Log): Promise<OpenDevices> => {
  const profiles = deviceProfilesSchema.parse(config.devices);
  const trace = createDeviceTrace();
  const manager = createDeviceManager({ profiles, trace, log });
  await manager.start();
  return { profiles, manager, trace };
};
