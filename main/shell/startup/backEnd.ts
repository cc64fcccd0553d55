import { randomUUID } from 'node:crypto';
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { AgentConfig } from '../../../contract/agent/messages.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { ShellConfig } from '../config/config.ts';
import type { ElectronPart } from '../electron.ts';
import { databaseKey } from '../key/databaseKey.ts';
import type { ShellPaths } from './paths.ts';

export interface BackEnd {
  readonly config: ShellConfig;
  readonly agent: AgentConfig;
  readonly notes: readonly string[];
}

const missingFile = async (files: readonly string[]): Promise<string | null> => {
  for (const file of files) {
    try {
      await access(file);
    } catch {
      return file;
    }
  }
  return null;
};

/** Everything that the agent needs to be started, or the reason why this PC cannot start. */
export const prepareBackEnd = async (
  config: Result<ShellConfig, string>,
  safeStorage: ElectronPart['safeStorage'],
  paths: ShellPaths,
): Promise<Result<BackEnd, string>> => {
  if (!config.ok) return config;
  const missing = await missingFile([path.join(paths.renderer, 'index.html'), paths.preload, paths.agent]);
  if (missing !== null) return err(`The installation is incomplete: ${missing} is missing.`);
  const { dataDir, keySecretFile, central, devices, virtualCounter, backup, sandbox, notes } = config.value;
  const key = await databaseKey({ dataDir, keySecretFile, safeStorage, platform: process.platform });
  if (!key.ok) return key;
  return ok({
    config: config.value,
    agent: {
      instanceId: randomUUID(),
      dataDir: path.join(dataDir, 'agent'),
      databaseKey: key.value.key,
      central,
      devices,
      virtualCounter,
      ...(backup === undefined ? {} : { backup }),
      sandbox,
    },
    notes: [...notes, key.value.note],
  });
};
