import { describe, expect, it } from 'vitest';
import { paste } from '../support/paste.ts';

describe('a page of the manual that shows commands', () => {
  it('docs/agent-api.md: a whole deposit that works when it is pasted', async () => {
    const output = await paste('docs/agent-api.md');
    expect(output).toContain('"stage":"done"');
    expect(output).toContain('"amount":"1234567"');
    expect(output).toContain('"intact":true');
    expect(output).not.toContain('"ok":false');
  }, 120_000);

  it('docs/central-api.md: sign-on, quote, posting and inquiry that work when they are pasted', async () => {
    const output = await paste('docs/central-api.md');
    expect(output.match(/"outcome":"accepted"/g), 'the till, the deposit, and the inquiry by its key').toHaveLength(3);
    expect(output).toContain('"outcome":"unknown"');
    expect(output).toMatch(/1 waiting\napproved\naccepted/);
    expect(output).toMatch(/event: overrideRequested[\s\S]*event: overrideDecided/);
    expect(output).toContain('cashDeposit.large');
    expect(output).toContain('曾小明');
    expect(output).not.toContain('"status":4');
  }, 120_000);
});
