import { CALL_NAMES } from '../../contract/ipc/contract.ts';
import { call, rawCall } from '../e2e/support/call.ts';
import { expect, test } from './support/fixture.ts';

const invalid = { ok: false, error: { code: 'INPUT_INVALID' } };

/** Inputs that no honest window sends. Each is refused with an error value and reaches neither agent nor handler. */
const HOSTILE: Readonly<Record<string, unknown>> = {
  'a member that the contract does not know': { tellerId: '100101', password: 'x', admin: true },
  'a member of the wrong type': { tellerId: 100101, password: 'x' },
  'a missing member': { tellerId: '100101' },
  'a constructor member': { tellerId: '100101', password: 'x', constructor: { prototype: { admin: true } } },
  'a text without end': { tellerId: '100101', password: 'x'.repeat(1_000_000) },
  'too many members': Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`m${index}`, index])),
  'an array': ['100101', 'x'],
  'a text': '100101',
  nothing: undefined,
  null: null,
  'a number that is none': Number.NaN,
};

test.describe('what the shell takes from the page', () => {
  for (const [what, input] of Object.entries(HOSTILE)) {
    test(`refuses ${what}`, async ({ window }) => {
      expect(await rawCall(window, 'session.signOn', input)).toMatchObject(invalid);
    });
  }

  test('refuses an object with a member named __proto__', async ({ window }) => {
    const answer = await window.evaluate(() => {
      const hostile: unknown = JSON.parse('{"tellerId":"100101","password":"x","__proto__":{"roles":["supervisor"]}}');
      return (window as unknown as { teller: { call(name: string, input: unknown): Promise<unknown> } }).teller.call(
        'session.signOn',
        hostile,
      );
    });
    expect(answer).toMatchObject(invalid);
  });

  test('refuses an input nested without end', async ({ window }) => {
    const answer = await window.evaluate(() => {
      let nested: unknown = 'x';
      for (let depth = 0; depth < 500; depth += 1) nested = { nested };
      return (window as unknown as { teller: { call(name: string, input: unknown): Promise<unknown> } }).teller.call(
        'session.signOn',
        nested,
      );
    });
    expect(answer).toMatchObject(invalid);
  });

  for (const name of ['nosuch.call', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '']) {
    test(`refuses the call name "${name}"`, async ({ window }) => {
      expect(await rawCall(window, name, {})).toMatchObject(invalid);
    });
  }

  test('refuses a page that is not in the list', async ({ window }) => {
    expect(await rawCall(window, 'app.openExternal', { id: 'https://example.com' })).toMatchObject(invalid);
    expect(await call(window, 'app.openExternal', { id: 'manual' })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
  });

  test('answers what is asked as the contract says', async ({ window }) => {
    expect(await call(window, 'app.info', {})).toMatchObject({ ok: true, value: { sandbox: true } });
  });

  test('shows the page no answer that does not fit the contract', async ({ window }) => {
    expect(await call(window, 'customer.search', { query: '王秀英' })).toMatchObject({ ok: false, error: { code: 'UNEXPECTED' } });
  });

  test('passes on only events that fit, and none that speak for the shell', async ({ window }) => {
    await window.evaluate(() => {
      const heard: unknown[] = [];
      Object.assign(globalThis, { heard });
      const { teller } = window as unknown as { teller: { on(name: string, listener: (payload: unknown) => void): () => void } };
      teller.on('counter.state', (payload) => heard.push(payload));
      teller.on('agent.lifecycle', (payload) => heard.push(payload));
    });
    await call(window, 'audit.verify', {});
    const heard = () => window.evaluate(() => Reflect.get(globalThis, 'heard') as unknown[]);
    await expect.poll(heard).toContainEqual(expect.objectContaining({ inDoubt: 1 }));
    expect(await heard()).not.toContainEqual(expect.objectContaining({ nonsense: true }));
    // The shell may tell the page meanwhile that the agent is ready; `failed` was said by the agent only.
    expect(await heard()).not.toContainEqual(expect.objectContaining({ state: 'failed' }));
  });

  test('answers AGENT_RESTARTING when the agent dies under a call, and works again afterwards', async ({ window, bench }) => {
    const former = await bench.agent.pid();
    expect(await call(window, 'bank.search', { query: '104' })).toMatchObject({ ok: false, error: { code: 'AGENT_RESTARTING' } });
    await bench.agent.untilReady(former);
    expect(await call(window, 'counter.state', {})).toMatchObject({ ok: true });
  });

  test('lets the page be loaded again while a call is under way', async ({ window }) => {
    await window.evaluate(() => {
      void (window as unknown as { teller: { call(name: string, input: object): Promise<unknown> } }).teller.call('till.list', {});
    });
    await window.reload();
    expect(await call(window, 'counter.state', {})).toMatchObject({ ok: true });
  });

  test('throws the page away when it asks to be wiped', async ({ window }) => {
    await window.evaluate(() => {
      localStorage.setItem('kept', 'x');
      Object.assign(globalThis, { former: true });
    });
    await Promise.all([window.waitForEvent('load'), call(window, 'app.wipe', {}).catch(() => {})]);
    expect(await window.evaluate(() => ['former' in globalThis, localStorage.getItem('kept')])).toEqual([false, null]);
  });
});

test.describe('what the page is given', () => {
  test('is two functions and nothing of Electron or Node', async ({ window }) => {
    const given = await window.evaluate(() => {
      const bridge = Reflect.get(window, 'teller') as Record<string, unknown>;
      const before = bridge.call;
      try {
        bridge.call = () => {};
      } catch {
        // Frozen.
      }
      try {
        Object.assign(window, { teller: {} });
      } catch {
        // Not writable.
      }
      const now = Reflect.get(window, 'teller') as Record<string, unknown>;
      return {
        members: Object.entries(bridge).map(([name, value]) => `${name}: ${typeof value}`),
        replaced: now !== bridge || now.call !== before,
        foreign: ['require', 'process', 'module', 'exports', 'Buffer', 'ipcRenderer', 'electron', 'global'].filter(
          (name) => name in window,
        ),
      };
    });
    expect(given).toEqual({ members: ['call: function', 'on: function'], replaced: false, foreign: [] });
  });

  test('hands listeners the payload alone, and lets them leave', async ({ window }) => {
    const seen = await window.evaluate(async () => {
      const { teller } = window as unknown as {
        teller: {
          call(name: string, input: object): Promise<unknown>;
          on(name: string, listener: (...given: unknown[]) => void): () => void;
        };
      };
      const counts: number[] = [];
      const leave = teller.on('counter.state', (...given) => counts.push(given.length));
      // One that stays: when it has heard an event, the other one has heard it too, or never will.
      const heard = () => new Promise<void>((resolve) => teller.on('counter.state', () => resolve()));
      const first = heard();
      await teller.call('audit.verify', {});
      await first;
      leave();
      const second = heard();
      await teller.call('audit.verify', {});
      await second;
      return counts;
    });
    expect(seen).toEqual([1]);
  });

  test('knows every call of the contract and no other', async ({ window }) => {
    // The preload refuses by itself what it does not know; what it knows comes back from the shell, refused by its shape.
    const answers = await Promise.all(CALL_NAMES.map((name) => rawCall(window, name, { nonsense: true })));
    for (const answer of answers) {
      expect(answer).toMatchObject(invalid);
      expect(answer).not.toMatchObject({ error: { details: { reason: 'there is no call of this name' } } });
    }
  });
});
