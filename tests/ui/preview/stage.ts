import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { contentType } from '../../../main/shell/scheme/contentTypes.ts';
import { securityHeaders } from '../../../main/shell/scheme/headers.ts';

const ORIGIN = 'https://guitai.invalid';

export interface Stage {
  readonly context: BrowserContext;
  page(width: number, height: number, language: 'zh' | 'en'): Promise<Page>;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** The built page in a real browser, under the program's own security headers, with the fake where the preload would be. */
export interface StageOptions {
  readonly zoom?: number;
  /** For tools that bring scripts of their own into the page. */
  readonly bypassCsp?: boolean;
}

export const openStage = async (out: string, { zoom = 1, bypassCsp = false }: StageOptions = {}): Promise<Stage> => {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
  const context = await browser.newContext({ deviceScaleFactor: zoom, bypassCSP: bypassCsp, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const complaints: string[] = [];
  await context.route(`${ORIGIN}/**`, async (route) => {
    const nonce = randomBytes(18).toString('base64');
    const { pathname } = new URL(route.request().url());
    const body = await readFile(path.join(out, 'renderer', pathname), 'utf8').catch(() => null);
    if (body === null) return route.fulfill({ status: 404 });
    const filled = body.replace('<meta name="csp-nonce" content="" />', `<meta name="csp-nonce" content="${nonce}" />`);
    return route.fulfill({ body: filled, headers: { ...securityHeaders(nonce), 'Content-Type': contentType(pathname) ?? 'text/plain' } });
  });
  await context.addInitScript({ path: path.join(out, 'fake', 'bridge.js') });
  return {
    context,
    complaints,
    page: async (width, height, language) => {
      const page = await context.newPage();
      page.setDefaultTimeout(5_000);
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)));
      await page.setViewportSize({ width, height });
      await page.addInitScript((chosen) => localStorage.setItem('guitai.language', chosen), language);
      await page.goto(`${ORIGIN}/index.html`);
      return page;
    },
    close: () => browser.close(),
  };
};
