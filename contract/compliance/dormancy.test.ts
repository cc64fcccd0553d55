import { describe, expect, it } from 'vitest';
import { businessDateSchema } from '../dates/businessDate.ts';
import { type DormancyCase, dormancyState } from './dormancy.ts';

const day = (text: string) => businessDateSchema.parse(text);
const unit: DormancyCase = { holder: 'unit', lastActivity: day('2024-01-10'), hasDebt: false, notifiedOn: null, today: day('2025-01-10') };

describe('accounts without activity', () => {
  it.each<[string, Partial<DormancyCase>, string]>([
    ['a unit within the year', { today: day('2025-01-09') }, 'active'],
    ['a unit after a year', {}, 'to-notify'],
    ['a unit that owes the bank', { hasDebt: true }, 'active'],
    ['a unit 30 days after the notice', { notifiedOn: day('2025-01-10'), today: day('2025-02-09') }, 'notified'],
    ['a unit that did not answer', { notifiedOn: day('2025-01-10'), today: day('2025-02-10') }, 'unclaimed'],
    ['a person', { holder: 'individual' }, 'sleeping'],
  ])('%s', (_, changes, state) => {
    expect(dormancyState({ ...unit, ...changes })).toBe(state);
  });
});
