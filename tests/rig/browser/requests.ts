import type { Request as BrowserRequest, Frame, Route } from 'playwright-core';
import { SCHEME } from '../../../main/shell/scheme/origin.ts';
import type { SessionDouble } from '../double/session.ts';
import { toShell } from '../origin.ts';

export interface RequestRules {
  readonly session: SessionDouble;
  /** True when the shell's navigation guards let this pass. Programmatic loading by the shell always may. */
  readonly mayNavigate: (url: string, frame: Frame) => boolean;
}

const answer = async (request: BrowserRequest, url: string, session: SessionDouble): Promise<Response | null> => {
  const handler = session.schemes.get(SCHEME);
  if (handler === undefined || !url.startsWith(`${SCHEME}:`)) return null;
  const method = request.method();
  const body = method === 'GET' || method === 'HEAD' ? null : request.postData();
  return await handler(new Request(url, { method, body }));
};

const frameOf = (request: BrowserRequest): Frame | null => {
  try {
    return request.frame();
  } catch {
    // A navigation of a page that is just being made has no frame yet.
    return null;
  }
};

/** Every request of the browser, in the order in which Electron asks: navigation guards, webRequest, protocol handler. */
export const answerRequest = async (route: Route, request: BrowserRequest, { session, mayNavigate }: RequestRules): Promise<void> => {
  const url = toShell(request.url());
  if (request.isNavigationRequest()) {
    const frame = frameOf(request);
    // Aborting with this code leaves the page that stands, as a prevented navigation does.
    if (frame === null || !mayNavigate(url, frame)) return await route.abort('aborted');
  }
  const cancelled = (await session.beforeRequest?.({ url, method: request.method() })) ?? false;
  if (cancelled) return await route.abort('blockedbyclient');
  const response = await answer(request, url, session);
  // The rig itself reaches no network, whatever the shell's filter lets through.
  if (response === null) return await route.abort('internetdisconnected');
  return await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
};
