import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type AgentConfig, agentConfigSchema } from '../../../contract/agent/messages.ts';

export interface HeadlessOptions {
  readonly data: string | undefined;
  /** `URL,deviceId,deviceSecret`. */
  readonly central: string | undefined;
  /** A JSON file with device profiles and, in the sandbox, `{ "virtualCounter": { "url", "token" } }`. */
  readonly devices: string | undefined;
  /** A whole agent configuration as JSON; the options above override parts of it. */
  readonly config: string | undefined;
}

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

/** Development key of the data folder, made once, readable by its owner alone. A branch PC never has such a file. */
const developmentKey = async (dataDir: string): Promise<string> => {
  const file = join(dataDir, 'development.key');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    return (await readFile(file, 'utf8')).trim();
  } catch {
    const key = randomBytes(32).toString('hex');
    await writeFile(file, key, { mode: 0o600, flag: 'wx' });
    return key;
  }
};

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};

const centralOf = (text: string): AgentConfig['central'] => {
  const [url = '', deviceId = '', deviceSecret = ''] = text.split(',');
  return { url, deviceId, deviceSecret };
};

/** Puts the configuration together and checks it; the error says what is missing. */
export const loadHeadlessConfig = async (options: HeadlessOptions, instanceId: string): Promise<AgentConfig> => {
  const base = objectOf(options.config === undefined ? {} : await readJson(options.config));
  const devices = options.devices === undefined ? undefined : await readJson(options.devices);
  const dataDir = options.data ?? (typeof base.dataDir === 'string' ? base.dataDir : undefined);
  if (dataDir === undefined) throw new Error('--data FOLDER is needed: the folder of the local database');
  const candidate = {
    devices: [],
    virtualCounter: null,
    sandbox: true,
    // A caller that restarts the agent as a shell would gives the run's id itself; the teller then stays signed on.
    instanceId,
    ...base,
    dataDir,
    databaseKey: base.databaseKey ?? (await developmentKey(dataDir)),
    ...(options.central === undefined ? {} : { central: centralOf(options.central) }),
    ...(Array.isArray(devices) ? { devices } : objectOf(devices)),
  };
  const parsed = agentConfigSchema.safeParse(candidate);
  if (!parsed.success) throw new Error(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '));
  return parsed.data;
};
