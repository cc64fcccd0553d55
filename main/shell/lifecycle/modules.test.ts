import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { silentLog } from '../log/logger.ts';
import { type Module, STOP_LIMIT_MS, startModules } from './modules.ts';

const steps: string[] = [];
const module = (name: string, changes: { start?: () => void; stop?: () => Promise<void> | void } = {}): Module => ({
  name,
  start: () => {
    steps.push(`start ${name}`);
    changes.start?.();
    return {
      stop: () => {
        steps.push(`stop ${name}`);
        return changes.stop?.();
      },
    };
  },
});

beforeEach(() => {
  steps.length = 0;
  vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

describe('modules', () => {
  test('start in order and stop in reverse', async () => {
    const running = await startModules([module('a'), module('b')], silentLog);
    await running.stop();
    expect(steps).toEqual(['start a', 'start b', 'stop b', 'stop a']);
  });

  test('that were started are stopped when a later one fails', async () => {
    const failing = module('b', {
      start: () => {
        throw new Error('no');
      },
    });
    await expect(startModules([module('a'), failing, module('c')], silentLog)).rejects.toThrow('no');
    expect(steps).toEqual(['start a', 'start b', 'stop a']);
  });

  test('that hang or fail while stopping do not keep the others from it', async () => {
    const hanging = module('b', { stop: () => new Promise(() => {}) });
    const failing = module('c', { stop: () => Promise.reject(new Error('no')) });
    const running = await startModules([module('a'), hanging, failing], silentLog);
    const stopped = running.stop();
    await vi.advanceTimersByTimeAsync(STOP_LIMIT_MS);
    await stopped;
    expect(steps.slice(3)).toEqual(['stop c', 'stop b', 'stop a']);
  });

  test('stop once', async () => {
    const running = await startModules([module('a')], silentLog);
    await running.stop();
    await running.stop();
    expect(steps).toEqual(['start a', 'stop a']);
  });
});
