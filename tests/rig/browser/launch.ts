import { rm } from 'node:fs/promises';
import { type BrowserContext, chromium } from 'playwright-core';
import { findBrowser } from './find.ts';

export interface LaunchOptions {
  /** Profile folder; emptied first, because Electron's session of this program is in memory too. */
  readonly profile: string;
  readonly width: number;
  readonly height: number;
}

const isRoot = (): boolean => process.getuid?.() === 0;

export const isHeadless = (environment: NodeJS.ProcessEnv = process.env): boolean =>
  environment.GUITAI_HEADLESS === '1' || (process.platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY);

/** Null when no end-to-end test or viewer asked for it. */
const debuggingPort = (): string | null => {
  const asked = process.env.GUITAI_CDP_PORT;
  return asked !== undefined && /^\d{1,5}$/.test(asked) ? asked : null;
};

const switches = ({ width, height }: LaunchOptions): string[] => {
  const port = debuggingPort();
  return [
    // An application window without browser controls. It begins with a page that needs no network: beginning with ours fails, because
    // nothing answers yet, and Playwright loses its way on the error page when the machine is busy.
    '--app=data:text/html,',
    '--window-position=0,0',
    `--window-size=${width},${height}`,
    // The second wall behind request interception: no name resolves, so nothing that slips past it gets anywhere.
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--deny-permission-prompts',
    '--disable-features=Translate,MediaRouter,OptimizationHints,AutofillServerCommunication,InterestFeedContentSuggestions',
    '--no-default-browser-check',
    '--password-store=basic',
    ...(isRoot() ? ['--test-type'] : []),
    ...(port === null ? [] : [`--remote-debugging-port=${port}`, '--remote-debugging-address=127.0.0.1']),
  ];
};

export const launchBrowser = async (options: LaunchOptions): Promise<BrowserContext> => {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('The rig needs Chromium or Chrome, and none is installed (GUITAI_BROWSER names one).');
  await rm(options.profile, { recursive: true, force: true });
  return await chromium.launchPersistentContext(options.profile, {
    executablePath,
    headless: isHeadless(),
    // Chromium refuses its own sandbox to root; every other user has it.
    chromiumSandbox: !isRoot(),
    args: switches(options),
    viewport: null,
    serviceWorkers: 'block',
    acceptDownloads: false,
    // The shell decides when to leave; Playwright would kill the browser under it.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
};
