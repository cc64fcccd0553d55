import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from './support/fixture.ts';

/** A server on this machine that the page could reach if anything let it: what it hears, leaked. */
const listen = async (): Promise<{ server: Server; url: string; heard: string[] }> => {
  const heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(`${request.method} ${request.url}`);
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('ok');
  });
  server.on('upgrade', (request, socket) => {
    heard.push(`UPGRADE ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

test.describe('whom the page may talk to', () => {
  test('reaches no server by any means, not even on this machine', async ({ window }) => {
    const { server, url, heard } = await listen();
    const outcomes = await window.evaluate(async (target) => {
      const attempt = async (work: () => unknown): Promise<string> => {
        try {
          await work();
          return 'went through';
        } catch {
          return 'refused';
        }
      };
      const element = (tag: 'img' | 'link' | 'iframe' | 'audio', attribute: string, extra: Record<string, string> = {}) =>
        new Promise<void>((resolve, reject) => {
          const made = document.createElement(tag);
          for (const [name, value] of Object.entries(extra)) made.setAttribute(name, value);
          made.onload = () => resolve();
          made.onerror = () => reject(new Error('refused'));
          made.setAttribute(attribute, `${target}/${tag}`);
          document.body.append(made);
          // A refused frame shows an error page and says nothing.
          if (tag === 'iframe') setTimeout(() => reject(new Error('refused')), 500);
        });
      return {
        fetch: await attempt(() => fetch(`${target}/fetch`)),
        noCors: await attempt(() => fetch(`${target}/no-cors`, { mode: 'no-cors', method: 'POST', body: 'x' })),
        socket: await attempt(
          () =>
            new Promise<void>((resolve, reject) => {
              const socket = new WebSocket(target.replace('http', 'ws'));
              socket.onopen = () => resolve();
              socket.onerror = () => reject(new Error('refused'));
            }),
        ),
        events: await attempt(
          () =>
            new Promise<void>((resolve, reject) => {
              const source = new EventSource(`${target}/events`);
              source.onopen = () => resolve();
              source.onerror = () => {
                source.close();
                reject(new Error('refused'));
              };
            }),
        ),
        image: await attempt(() => element('img', 'src')),
        media: await attempt(() => element('audio', 'src')),
        style: await attempt(() => element('link', 'href', { rel: 'stylesheet' })),
        frame: await attempt(() => element('iframe', 'src')),
        beacon: navigator.sendBeacon(`${target}/beacon`, 'x') ? 'taken' : 'refused',
      };
    }, url);
    const { frame: _frame, beacon: _beacon, ...told } = outcomes;
    expect(new Set(Object.values(told))).toEqual(new Set(['refused']));
    // A beacon and a frame tell the page nothing; the server itself knows.
    await window.reload();
    expect(heard).toEqual([]);
    server.close();
  });

  test('sends no form anywhere', async ({ window }) => {
    const { server, url, heard } = await listen();
    await window.evaluate((target) => {
      const form = document.createElement('form');
      form.action = `${target}/form`;
      form.method = 'post';
      document.body.append(form);
      form.submit();
    }, url);
    // The refused navigation may still be ending, and takes a reload with it.
    await expect(() => window.reload()).toPass();
    expect(heard).toEqual([]);
    server.close();
  });

  test('gets no service worker, which would answer in place of the shell', async ({ window }) => {
    const workers = await window.evaluate(async () => {
      await navigator.serviceWorker.register('/index.html').catch(() => {});
      return (await navigator.serviceWorker.getRegistrations()).length;
    });
    expect(workers).toBe(0);
  });
});
