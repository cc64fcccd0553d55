import { CHANNELS } from '../../contract/ipc/contract.ts';
import { BINDING } from '../rig/page/bridge.ts';
import { decode, encode } from '../rig/page/codec.ts';
import { expect, runsOnRig, test } from './support/fixture.ts';

/**
 * Calls that do not come from the main frame of our window at our origin. In Electron no such frame has a way to send; a renderer that was
 * broken into would. On the rig every frame has one, so that the shell's own check is what these meet.
 */
const refused = { ok: false, error: { code: 'SENDER_REFUSED' } };

type Raw = (channel: string, values: string) => Promise<{ value?: string; error?: string }>;

const names = { binding: BINDING, channel: CHANNELS.call, values: encode(['app.info', {}]) };

const answerOf = (sent: { value?: string; error?: string } | null): unknown => (sent?.value === undefined ? sent : decode(sent.value));

test.describe('who may call', () => {
  test.skip(!runsOnRig, 'not run on Electron: there a page cannot reach what sends');

  test('the main frame may', async ({ window }) => {
    const sent = await window.evaluate(({ binding, channel, values }) => (Reflect.get(window, binding) as Raw)(channel, values), names);
    expect(answerOf(sent)).toMatchObject({ ok: true });
  });

  for (const sandbox of [null, 'allow-scripts', 'allow-scripts allow-same-origin']) {
    test(`a frame inside the page may not (sandbox: ${sandbox ?? 'none'})`, async ({ window }) => {
      await window.evaluate((attribute) => {
        const frame = document.createElement('iframe');
        frame.name = 'inner';
        if (attribute !== null) frame.setAttribute('sandbox', attribute);
        document.body.append(frame);
      }, sandbox);
      await expect.poll(() => window.frame('inner') !== null).toBe(true);
      const sent = await window
        .frame('inner')
        ?.evaluate(({ binding, channel, values }) => (Reflect.get(window, binding) as Raw)(channel, values), names);
      expect(answerOf(sent ?? null)).toMatchObject(refused);
    });
  }

  test('another page of the browser may not', async ({ window, bench }) => {
    // Held open by the test's own connection while the shell's handler is already having it closed.
    const outcome = await window
      .context()
      .newPage()
      .then(
        async (other) => {
          try {
            return answerOf(
              await other.evaluate(({ binding, channel, values }) => (Reflect.get(window, binding) as Raw)(channel, values), names),
            );
          } catch {
            return refused;
          }
        },
        () => refused,
      );
    expect(outcome).toMatchObject(refused);
    await expect.poll(() => bench.page.context().pages().length).toBe(1);
  });

  test('a channel that is not the contract has no handler', async ({ window }) => {
    const sent = await window.evaluate(({ binding, values }) => (Reflect.get(window, binding) as Raw)('guitai:debug', values), names);
    expect(sent.error).toContain('No handler registered');
  });

  test('a name on the prototype of the list of calls is unknown', async ({ window }) => {
    for (const name of ['__proto__', 'constructor', 'toString']) {
      const sent = await window.evaluate(({ binding, channel, values }) => (Reflect.get(window, binding) as Raw)(channel, values), {
        ...names,
        values: encode([name, {}]),
      });
      expect(answerOf(sent)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    }
  });

  test('own members named __proto__ are refused by the shell itself', async ({ window }) => {
    const hostile = encode(['session.signOn', JSON.parse('{"tellerId":"100101","password":"x","__proto__":{"admin":true}}')]);
    const sent = await window.evaluate(({ binding, channel, values }) => (Reflect.get(window, binding) as Raw)(channel, values), {
      ...names,
      values: hostile,
    });
    expect(answerOf(sent)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID', details: { reason: 'a forbidden member name' } } });
  });
});
