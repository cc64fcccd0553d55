import { readFileSync } from 'node:fs';
import { createDeviceManager } from '../manager.ts';
import { type DeviceProfile, deviceProfilesSchema } from '../profiles.ts';
import { createEmulatedCounter } from './emulated.ts';
import type { Options } from './options.ts';
import type { Surroundings } from './report.ts';

function readProfiles(file: string): readonly DeviceProfile[] {
  const parsed = deviceProfilesSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${file}: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
}

/** The devices that were asked for, real or in software, and the terminal. Throws on a file that is no list of profiles. */
export function surroundings(options: Options, write: (line: string) => void): Surroundings {
  const counter = options.emulators ? createEmulatedCounter() : null;
  const file = options.profiles;
  const profiles = counter?.profiles ?? (file === null ? [] : readProfiles(file));
  return {
    profiles,
    counter,
    async managerOf(own, trace) {
      const manager = createDeviceManager({ profiles: own, trace, ...(counter === null ? {} : { transportFor: counter.transportFor }) });
      await manager.start();
      return manager;
    },
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    say: (line) => {
      if (!options.json) write(line);
    },
  };
}
