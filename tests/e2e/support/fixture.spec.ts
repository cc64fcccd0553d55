import { call } from './call.ts';
import { expect, test } from './fixture.ts';

test.describe('the counter that tests work at', () => {
  test('brings up bank, devices and window, and a teller signs on', async ({ counter }) => {
    const teller = counter.tellers[0];
    const answer = await call(counter.page, 'session.signOn', { tellerId: teller?.id ?? '', password: teller?.password ?? '' });
    expect(answer).toMatchObject({ ok: true, value: { tellerId: teller?.id } });
    expect(await counter.virtualCounter.state()).toMatchObject({ ok: true, value: { printer: { device: 'online' } } });
  });

  test('gets a new agent when the agent is killed', async ({ counter }) => {
    const former = await counter.agent.pid();
    await counter.agent.kill('SIGKILL');
    expect(await counter.agent.pid()).not.toBe(former);
    await expect.poll(async () => (await call(counter.page, 'counter.state', {})).ok).toBe(true);
  });

  test('finds central again at the same address after it was away', async ({ counter }) => {
    const connection = async () => {
      const state = await call(counter.page, 'counter.state', {});
      return state.ok ? state.value.central : state.error.code;
    };
    await expect.poll(connection).toBe('online');
    const { url } = counter.central;
    await counter.central.kill('SIGKILL');
    await expect.poll(connection, { timeout: 30_000 }).toBe('offline');
    await counter.central.start();
    expect(counter.central.url).toBe(url);
    await expect.poll(connection, { timeout: 30_000 }).toBe('online');
  });

  test('opens the window again after the PC lost power', async ({ counter }) => {
    await counter.killShell();
    await counter.openShell();
    await counter.agent.untilReady();
    await expect.poll(async () => (await call(counter.page, 'counter.state', {})).ok).toBe(true);
  });
});
