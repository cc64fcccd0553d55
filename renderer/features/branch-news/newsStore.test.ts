import { beforeEach, expect, test } from 'vitest';
import type { LiveEvent } from '../../../contract/views/liveEvents.ts';
import { useNewsStore } from './newsStore.ts';

const { getState, setState } = useNewsStore;
const alert = (n: number): LiveEvent => ({
  kind: 'alert',
  at: '2026-03-02T01:00:00.000Z',
  level: 'warning',
  code: `TEST_${n}`,
  textZh: `第 ${n} 条`,
  textEn: `No. ${n}`,
});
const codes = () => getState().alerts.map(({ code }) => code);
beforeEach(() => setState({ alerts: [] }));

test('the newest alert is shown first, and reading it shows the one before', () => {
  getState().told(alert(1));
  getState().told(alert(2));
  expect(codes()).toEqual(['TEST_2', 'TEST_1']);
  getState().read();
  expect(codes()).toEqual(['TEST_1']);
});

test('older ones make room, and what is no alert is not shown', () => {
  for (let n = 1; n <= 9; n += 1) getState().told(alert(n));
  getState().told({ kind: 'missed', at: '2026-03-02T01:00:00.000Z' });
  expect(codes()).toEqual(['TEST_9', 'TEST_8', 'TEST_7', 'TEST_6', 'TEST_5']);
});
