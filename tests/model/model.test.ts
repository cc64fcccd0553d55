import { describe, expect, it } from 'vitest';
import type { Mutant } from './local.ts';
import { search } from './search.ts';

describe('the posting protocol, in every interleaving of two transactions with kills, losses, duplicates and late arrivals', () => {
  it.each([
    ['two deposits', false],
    ['two deposits of the same amount on the same account', true],
  ])('has no bad state with %s', (what, twins) => {
    const { states, moves, finding } = search('none', { twins });
    console.log(`model check, ${what}: ${states} states, ${moves} moves, ${finding === null ? 'no bad state' : finding.invariant}`);
    expect(finding).toBeNull();
    expect(states).toBeGreaterThan(10_000);
  });

  it.each<[Mutant, string]>([
    ['newKeyOnRetry', 'no money is posted twice'],
    ['tellBeforeDurable', 'who was told "accepted" has it at central and in the journal'],
    ['voidOnSilence', 'what was told as refused is not at central, now or later'],
    ['cashBookedOnSend', 'cash follows the outcome'],
    // Another copy of a request that was turned away may still be let through: the key has to be ended first.
    ['tellTurnedAway', 'what was told as refused is not at central, now or later'],
  ])('is searched well enough to find what is wrong with %s', (mutant, invariant) => {
    const { finding } = search(mutant);
    expect(finding?.invariant).toBe(invariant);
    expect(finding?.trace[0]).toBe('1: teller posts');
  });
});
