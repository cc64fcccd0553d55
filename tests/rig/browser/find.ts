import { existsSync } from 'node:fs';
import path from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

const onPath = (names: readonly string[], environment: Environment): string[] =>
  (environment.PATH ?? '').split(path.delimiter).flatMap((folder) => names.map((name) => path.join(folder, name)));

const candidates = (platform: NodeJS.Platform, environment: Environment): string[] => {
  switch (platform) {
    case 'win32':
      return [environment.ProgramFiles, environment['ProgramFiles(x86)'], environment.LOCALAPPDATA].flatMap((folder) =>
        folder === undefined
          ? []
          : [
              path.join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'),
              path.join(folder, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
            ],
      );
    case 'darwin':
      return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
    default:
      return onPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'], environment);
  }
};

/** The browser to show the window in: the one that GUITAI_BROWSER names, else the first that is installed. */
export const findBrowser = (platform = process.platform, environment: Environment = process.env): string | null => {
  const named = environment.GUITAI_BROWSER;
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  return candidates(platform, environment).find((file) => existsSync(file)) ?? null;
};
