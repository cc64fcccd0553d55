import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { contentSecurityPolicy } from '../../main/shell/scheme/headers.ts';
import { Bench } from './support/bench.ts';
import { expect, test } from './support/fixture.ts';
import { inFreshTask } from './support/inPage.ts';

test.describe('what the page may run', () => {
  test('comes with the policy of the protocol handler, and a nonce of its own each time', async ({ window }) => {
    const headers = async () => (await window.reload())?.headers() ?? {};
    const [first, second] = [await headers(), await headers()];
    const nonceOf = (given: Record<string, string>) => /'nonce-([^']+)'/.exec(given['content-security-policy'] ?? '')?.[1] ?? '';
    expect(first['content-security-policy']).toBe(contentSecurityPolicy(nonceOf(first)));
    expect(first['x-content-type-options']).toBe('nosniff');
    expect(nonceOf(first).length).toBeGreaterThanOrEqual(22);
    expect(nonceOf(second)).not.toBe(nonceOf(first));
    await expect(window.locator('meta[name="csp-nonce"]')).toHaveAttribute('content', nonceOf(second));
  });

  test('does not run a script that stands in the page itself', async ({ choice }) => {
    const bench = await Bench.prepare(choice);
    try {
      const page = path.join(bench.out, 'renderer', 'index.html');
      const html = await readFile(page, 'utf8');
      await writeFile(page, html.replace('</head>', '<script>window.inlineRan = true</script></head>'));
      await bench.open();
      const said: string[] = [];
      bench.page.on('console', (message) => said.push(message.text()));
      await bench.page.reload();
      expect(await bench.page.evaluate(() => 'inlineRan' in window)).toBe(false);
      expect(said.join('\n')).toContain(
        "Executing inline script violates the following Content Security Policy directive 'script-src 'self''",
      );
    } finally {
      await bench.stop();
    }
  });

  test('does not run a script that is put into the page', async ({ window }) => {
    const ran = await window.evaluate(() => {
      const script = document.createElement('script');
      script.append('window.inlineRan = true');
      document.body.append(script);
      return 'inlineRan' in window;
    });
    expect(ran).toBe(false);
  });

  test('refuses an event handler in an attribute', async ({ window }) => {
    const ran = await window.evaluate(() => {
      const button = document.createElement('button');
      try {
        button.setAttribute('onclick', 'window.attributeRan = true');
      } catch {
        // Refused by trusted types already.
      }
      document.body.append(button);
      button.click();
      return 'attributeRan' in window;
    });
    expect(ran).toBe(false);
  });

  for (const [attempt, error] of [
    ['eval', 'EvalError'],
    ['function', 'EvalError'],
    ['timeout', 'TypeError'],
    ['import', 'TypeError'],
    ['wasm', 'CompileError'],
  ] as const) {
    test(`refuses code made at run time: ${attempt}`, async ({ window }) => {
      expect(await inFreshTask(window, attempt)).toBe(error);
      expect(await window.evaluate(() => 'timeoutRan' in window)).toBe(false);
    });
  }

  test('refuses markup through innerHTML under Trusted Types', async ({ window }) => {
    const outcome = await window.evaluate(() => {
      const box = document.createElement('div');
      try {
        box.innerHTML = '<img src="x" onerror="window.markupRan = true">';
      } catch (error) {
        return { error: error instanceof Error ? error.name : '', children: box.childElementCount };
      }
      return { error: 'none', children: box.childElementCount };
    });
    expect(outcome).toEqual({ error: 'TypeError', children: 0 });
  });

  test('refuses another policy beside the default one', async ({ window }) => {
    const made = await window.evaluate(() => {
      const factory = (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): object } }).trustedTypes;
      try {
        return typeof factory.createPolicy('lenient', { createHTML: (text: string) => text });
      } catch (error) {
        return error instanceof Error ? error.name : '';
      }
    });
    expect(made).toBe('TypeError');
  });

  test('refuses a script of another origin and one made from a blob', async ({ window }) => {
    const loaded = await window.evaluate(async () => {
      const load = (src: string) =>
        new Promise<string>((resolve) => {
          const script = document.createElement('script');
          script.onload = () => resolve('loaded');
          script.onerror = () => resolve('refused');
          try {
            script.src = src;
          } catch {
            resolve('refused');
          }
          document.body.append(script);
        });
      return [await load('https://example.com/x.js'), await load(URL.createObjectURL(new Blob(['window.blobRan = 1'])))];
    });
    expect(loaded).toEqual(['refused', 'refused']);
  });

  test('refuses a worker made from a blob', async ({ window }) => {
    const outcome = await window.evaluate(
      () =>
        new Promise<string>((resolve) => {
          try {
            const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
            worker.onmessage = () => resolve('ran');
            worker.onerror = () => resolve('refused');
          } catch {
            resolve('refused');
          }
        }),
    );
    expect(outcome).toBe('refused');
  });

  test('refuses a style without the nonce', async ({ window }) => {
    const color = await window.evaluate(() => {
      const style = document.createElement('style');
      style.textContent = 'body { color: rgb(1, 2, 3) !important }';
      document.head.append(style);
      return getComputedStyle(document.body).color;
    });
    expect(color).not.toBe('rgb(1, 2, 3)');
  });

  test('runs the program itself without breaking its own policy', async ({ window }) => {
    const broken: string[] = [];
    window.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
        broken.push(message.text());
    });
    await window.reload();
    await expect(window.locator('#root')).not.toBeEmpty();
    expect(broken.filter((text) => !text.includes('style-src'))).toEqual([]);
  });
});
