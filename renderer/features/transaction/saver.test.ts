import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSaver } from './saver.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('saves once, with the last values, when the typing stops', async () => {
  const save = vi.fn(() => Promise.resolve());
  const saver = createSaver<string>(save, 400);
  saver.later('form', '1');
  saver.later('form', '12');
  await vi.advanceTimersByTimeAsync(399);
  expect(save).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1);
  expect(save.mock.calls).toEqual([['form', '12']]);
});

test('flush saves at once and waits for the save under way, so that the newest values arrive last', async () => {
  const finish: (() => void)[] = [];
  const seen: string[] = [];
  const saver = createSaver<string>((_key, values) => {
    seen.push(values);
    return new Promise((resolve) => finish.push(resolve));
  }, 400);
  saver.later('form', 'old');
  const first = saver.flush('form');
  saver.later('form', 'new');
  const second = saver.flush('form');
  finish[0]?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual(['old', 'new']);
  finish[1]?.();
  await Promise.all([first, second]);
});

test('drop keeps waiting values from being saved after the form went its way', async () => {
  const save = vi.fn(() => Promise.resolve());
  const saver = createSaver<string>(save, 400);
  saver.later('form', '1');
  await saver.drop('form');
  await vi.advanceTimersByTimeAsync(1_000);
  expect(save).not.toHaveBeenCalled();
});
