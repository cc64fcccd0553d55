import type { AppPart, ContentsPart } from '../electron.ts';
import type { Log } from '../log/logger.ts';
import { ENTRY_URL } from '../scheme/origin.ts';

interface Navigation {
  readonly url: string;
  readonly isMainFrame: boolean;
  preventDefault(): void;
}

/**
 * The window may load its entry page again (that is what a reload is) and go nowhere else. Programmatic loading by the shell raises
 * none of these events.
 */
export const guardContents = (contents: ContentsPart, log: Log): void => {
  const refuse = (event: Navigation): void => {
    if (event.isMainFrame && event.url === ENTRY_URL) return;
    event.preventDefault();
    log.warn({ scheme: URL.parse(event.url)?.protocol ?? 'unreadable' }, 'navigation refused');
  };
  contents.on('will-navigate', refuse);
  contents.on('will-frame-navigate', refuse);
  contents.on('will-redirect', refuse);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    log.warn('webview refused');
  });
  contents.setWindowOpenHandler(({ url }) => {
    log.warn({ scheme: URL.parse(url)?.protocol ?? 'unreadable' }, 'window.open refused');
    return { action: 'deny' };
  });
};

/** For all contents that will ever exist, not only for the window that we know of. */
export const guardAllContents = (app: AppPart, log: Log): void => {
  app.on('web-contents-created', (_event, contents) => guardContents(contents, log));
};
