import { expect, it } from 'vitest';
import { ok } from '../../contract/result.ts';
import { createTurn } from '../session/io.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryLine } from '../transport/memory.ts';
import { keepRest } from './keep-rest.ts';

it('what arrives together with an answer is there for the next question', async () => {
  const clock = createManualClock();
  const turn = createTurn<number>(createMemoryLine(clock).transport, clock, () => {});
  const io = keepRest(turn.io);
  const first = io.receive((n) => (n === 1 ? ok(n) : undefined), 100);
  for (const n of [0, 1, 2, 3, 4]) turn.deliver(n);
  expect(await first).toEqual({ ok: true, value: 1 });
  expect(await io.receive((n) => (n === 2 ? ok(n) : undefined), 100)).toEqual({ ok: true, value: 2 });
  expect(await io.receive((n) => (n === 4 ? ok(n) : undefined), 100)).toEqual({ ok: true, value: 4 });
  const none = io.receive((n) => ok(n), 100);
  clock.advance(100);
  expect(await none).toMatchObject({ ok: false, error: { code: 'timeOut' } });
});
