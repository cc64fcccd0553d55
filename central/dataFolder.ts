import { homedir } from 'node:os';
import path from 'node:path';

/**
 * The folder `name` where this system keeps a user's data: XDG_DATA_HOME or ~/.local/share, Library/Application Support, LOCALAPPDATA.
 * For root on Linux it is under /var/lib: PostgreSQL refuses to run as root and runs as another user then, who cannot reach into root's home.
 * XDG_DATA_HOME holds for root too where it is set.
 */
export const dataFolder = (name: string, environment: NodeJS.ProcessEnv = process.env): string => {
  const xdg = environment.XDG_DATA_HOME;
  switch (process.platform) {
    case 'win32':
      return path.join(environment.LOCALAPPDATA ?? path.join(homedir(), 'AppData', 'Local'), name);
    case 'darwin':
      return path.join(homedir(), 'Library', 'Application Support', name);
    default:
      if (xdg !== undefined && xdg !== '') return path.join(xdg, name);
      return process.getuid?.() === 0 ? path.join('/var/lib', name) : path.join(homedir(), '.local', 'share', name);
  }
};

/** Where central keeps its embedded PostgreSQL unless `--data` or DATABASE_URL says otherwise. */
export const centralFolder = (environment: NodeJS.ProcessEnv = process.env): string => dataFolder('guitai-central', environment);
