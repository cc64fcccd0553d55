import type { Page } from '@playwright/test';

/**
 * Runs `code` in a task of its own and answers `ran`, or the name of the error. A test's own evaluation, and what directly follows it,
 * may use eval whatever the policy says; what a page does by itself may not.
 */
export const inFreshTask = (page: Page, attempt: 'eval' | 'function' | 'timeout' | 'import' | 'wasm'): Promise<string> =>
  page.evaluate(
    (kind) =>
      new Promise<string>((resolve) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = async () => {
          try {
            // biome-ignore lint/security/noGlobalEval: that it is refused is what the test is about.
            if (kind === 'eval') globalThis.eval('1 + 1');
            if (kind === 'function') new Function('return 1')();
            if (kind === 'timeout') setTimeout('window.timeoutRan = true', 0);
            if (kind === 'import') await import(['data:text/javascript', 'export default 1'].join());
            if (kind === 'wasm') await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));
            resolve('ran');
          } catch (error) {
            resolve(error instanceof Error ? error.name : 'refused');
          }
        };
        port2.postMessage(null);
      }),
    attempt,
  );
