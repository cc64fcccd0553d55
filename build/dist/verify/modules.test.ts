import { describe, expect, it } from 'vitest';
import { moduleShortfalls } from './modules.ts';

const SOUND = { shell: ['main/shell/main.ts'], agent: ['main/agent/main.ts', 'db/store.ts', 'node_modules/zod/index.js'] };
const judge = (change: Record<string, string[]> = {}): string[] => moduleShortfalls(new Map(Object.entries({ ...SOUND, ...change })));

describe('the check of what the bundler put into the program', () => {
  it('finds nothing wrong with the rooms that a part is made of', () => {
    expect(judge()).toEqual([]);
  });

  it.each([
    ['main/agent/headless/server.ts', 'the headless API'],
    ['main/agent/virtual/client.ts', 'the virtual counter'],
    ['devices/virtual-counter/client.ts', 'the virtual counter'],
    ['devices/emulators/tally-csi/book.ts', 'an emulator'],
    ['devices/testing/bench.ts', 'test support'],
    ['central/ledger/post.ts', 'of a room that it is not made of'],
  ])('finds %s in the agent', (file, what) => {
    expect(judge({ agent: ['main/agent/main.ts', file] })).toEqual([`agent: ${file} is ${what}`]);
  });

  it('does not believe a part in which there is nothing of ours', () => {
    expect(judge({ shell: ['node_modules/zod/index.js'] })).toEqual(['shell: nothing of ours is in it']);
  });
});
