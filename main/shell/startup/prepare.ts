import { homedir } from 'node:os';
import path from 'node:path';
import { err, ok, type Result } from '../../../contract/result.ts';
import { readConfig, type ShellConfig } from '../config/config.ts';
import { configFile, fallbackDataDir } from '../config/location.ts';
import type { ElectronPart } from '../electron.ts';
import { createLog, type Log, silentLog } from '../log/logger.ts';
import { SCHEME } from '../scheme/origin.ts';
import { guardAllContents } from '../window/guards.ts';
import { refusedSwitch } from './switches.ts';

export interface Prepared {
  readonly config: Result<ShellConfig, string>;
  readonly log: Log;
}

const openLog = (dataDir: string): Result<Log, string> => {
  try {
    return ok(createLog(dataDir));
  } catch {
    return err(`The data folder ${dataDir} cannot be written to.`);
  }
};

/**
 * What must stand before Electron is ready, in this order: data folder, single instance, logging, sandbox, schemes. All of it is
 * synchronous. Null when this process shall not go on.
 */
export const prepareShell = (electron: ElectronPart): Prepared | null => {
  const { app, protocol } = electron;
  const door = app.isPackaged ? refusedSwitch(process.argv.slice(1)) : null;
  if (door !== null) {
    process.stderr.write(`Guitai does not start with --${door}.\n`);
    app.exit(1);
    return null;
  }
  const config = readConfig(configFile(app.isPackaged, process.platform, process.env));
  const dataDir = config.ok ? config.value.dataDir : fallbackDataDir(process.platform, process.env, homedir());
  app.setPath('userData', path.join(dataDir, 'window'));
  if (!app.requestSingleInstanceLock()) {
    process.stderr.write('Guitai runs already; its window comes to the front.\n');
    app.quit();
    return null;
  }
  const log = openLog(dataDir);
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
  guardAllContents(app, log.ok ? log.value : silentLog);
  return log.ok ? { config, log: log.value } : { config: config.ok ? log : config, log: silentLog };
};
