import { findBrowser } from '../../../tests/rig/browser/find.ts';
import { electronBinary, fetchElectron } from './electronBinary.ts';

export type ShellChoice =
  | { readonly kind: 'electron'; readonly binary: string; readonly why: string }
  | { readonly kind: 'rig'; readonly browser: string; readonly why: string };

export type Wish = 'electron' | 'rig' | null;

const rig = (why: string): ShellChoice => {
  const browser = findBrowser();
  if (browser === null)
    throw new Error(
      `${why}\nThe rig shows the window in Chromium or Chrome instead, and none is installed. Install one, or name it in GUITAI_BROWSER.`,
    );
  return { kind: 'rig', browser, why };
};

/** Electron where its program is here or can be fetched; else the rig, which runs the same shell and preload on an installed browser. */
export const chooseShell = async (wish: Wish, say: (text: string) => void, display = true): Promise<ShellChoice> => {
  if (wish === 'rig') return rig('asked for');
  if (wish === null && !display) return rig('there is no display, and only the rig can show its window as a page');
  if (wish === null && process.platform === 'linux' && process.getuid?.() === 0) {
    return rig('Electron does not run as root with its sandbox; another user gets it where it is installed');
  }
  const here = electronBinary();
  if (here !== null) return { kind: 'electron', binary: here, why: wish === null ? 'its program is installed' : 'asked for' };
  const fetched = await fetchElectron(say, wish === 'electron');
  if (fetched !== null) return { kind: 'electron', binary: fetched, why: 'its program was fetched' };
  if (wish === 'electron') {
    throw new Error(
      'Electron is not here and could not be fetched. Bring one and name its folder in ELECTRON_OVERRIDE_DIST_PATH, or use --shell rig.',
    );
  }
  return rig("Electron's program is not here and its download (github.com) cannot be reached");
};
