import type { CDPSession, Page } from 'playwright-core';

export interface Picture {
  /** JPEG in base64. */
  readonly data: string;
  readonly width: number;
  readonly height: number;
}

export interface Screencast {
  /** The window's page; another one after the renderer crashed. */
  follow(page: Page): Promise<void>;
  /** The first watcher starts the pictures, the last one to leave stops them. Returns the unsubscribe. */
  watch(listener: (picture: Picture) => void): () => void;
  session(): CDPSession | null;
}

const QUALITY = { format: 'jpeg', quality: 85, maxWidth: 2_880, maxHeight: 1_800, everyNthFrame: 1 } as const;

export const createScreencast = (): Screencast => {
  const watchers = new Set<(picture: Picture) => void>();
  let cdp: CDPSession | null = null;
  let last: Picture | null = null;

  const start = async (): Promise<void> => {
    await cdp?.send('Page.startScreencast', QUALITY);
  };

  return {
    session: () => cdp,
    async follow(page) {
      const session = await page.context().newCDPSession(page);
      cdp = session;
      session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
        last = { data, width: metadata.deviceWidth, height: metadata.deviceHeight };
        for (const watcher of watchers) watcher(last);
        // The browser sends the next picture only after this one is acknowledged.
        void session.send('Page.screencastFrameAck', { sessionId }).catch(() => {});
      });
      if (watchers.size > 0) await start();
    },
    watch(listener) {
      watchers.add(listener);
      if (last !== null) listener(last);
      if (watchers.size === 1) void start().catch(() => {});
      return () => {
        watchers.delete(listener);
        if (watchers.size === 0) void cdp?.send('Page.stopScreencast').catch(() => {});
      };
    },
  };
};
