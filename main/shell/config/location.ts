import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where IT's policy puts the configuration; ordinary users cannot write there. */
export const managedConfigFile = (platform: NodeJS.Platform, environment: Environment): string => {
  switch (platform) {
    case 'win32':
      return path.win32.join(environment.ProgramData ?? 'C:\\ProgramData', 'Guitai', 'config.json');
    case 'darwin':
      return '/Library/Application Support/Guitai/config.json';
    default:
      return '/etc/guitai/config.json';
  }
};

/** An environment variable may name another file in development only: in a branch the environment belongs to the user. */
export const configFile = (packaged: boolean, platform: NodeJS.Platform, environment: Environment): string => {
  const named = environment.GUITAI_CONFIG;
  if (!packaged && named !== undefined && named !== '') return path.resolve(named);
  return managedConfigFile(platform, environment);
};

/** Where the window's profile goes when there is no usable configuration. Local, never roaming: keys are bound to this PC. */
export const fallbackDataDir = (platform: NodeJS.Platform, environment: Environment, home: string): string => {
  switch (platform) {
    case 'win32':
      return path.win32.join(environment.LOCALAPPDATA ?? path.win32.join(home, 'AppData', 'Local'), 'Guitai');
    case 'darwin':
      return path.posix.join(home, 'Library', 'Application Support', 'Guitai');
    default:
      return path.posix.join(environment.XDG_STATE_HOME ?? path.posix.join(home, '.local', 'state'), 'guitai');
  }
};
