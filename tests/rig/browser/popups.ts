import type { BrowserContext, Page } from 'playwright-core';
import type { ContentsDouble } from '../double/contents.ts';
import { toShell } from '../origin.ts';

/**
 * Electron asks the shell's handler before it makes a window; Chromium makes it and tells. So the handler is asked when Chromium tells,
 * and the target is closed at once: that also ends one whose page never came to be because its request was refused, of which Playwright
 * says nothing.
 */
export class PopupWatch {
  readonly #contents: ContentsDouble;
  /** Set while the rig itself makes a page. */
  making = false;

  constructor(contents: ContentsDouble) {
    this.#contents = contents;
  }

  async watchBrowser(context: BrowserContext): Promise<void> {
    const cdp = await context.browser()?.newBrowserCDPSession();
    if (cdp === undefined) throw new Error('This browser has no session of its own');
    const known = new Set((await cdp.send('Target.getTargets')).targetInfos.map(({ targetId }) => targetId));
    cdp.on('Target.targetCreated', ({ targetInfo: { targetId, type } }) => {
      if (type !== 'page' || known.has(targetId) || this.making) return;
      void cdp.send('Target.closeTarget', { targetId }).catch(() => {});
    });
    await cdp.send('Target.setDiscoverTargets', { discover: true });
  }

  /** The window's own page: what it opens is what the handler is asked about. */
  async watchPage(page: Page): Promise<void> {
    const cdp = await page.context().newCDPSession(page);
    cdp.on('Page.windowOpen', ({ url }) => this.#contents.refuseOpen(toShell(url)));
    await cdp.send('Page.enable');
  }
}
