import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Runs the shell blocks of a page in order, as a reader would paste them, and ends what they started. */
const paste = async (page: string, folder: string): Promise<string> => {
  const blocks = [...readFileSync(page, 'utf8').matchAll(/^```sh\n(TRY=.*?|AGENT=.*?)^```$/gms)].map(([, text]) => text ?? '');
  const script = ['set -eu', "trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT", ...blocks].join('\n').replaceAll('/tmp/guitai-try', folder);
  const shell = spawn('bash', ['-c', script], { stdio: ['ignore', 'pipe', 'pipe'], signal: AbortSignal.timeout(90_000) });
  let output = '';
  for (const stream of [shell.stdout, shell.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(shell, 'close')) as [number];
  expect(code, output).toBe(0);
  return output;
};

describe('docs/agent-api.md', () => {
  it('shows a whole deposit that works when it is pasted', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'guitai-doc-'));
    await chmod(folder, 0o755);
    try {
      const output = await paste('docs/agent-api.md', folder);
      expect(output).toContain('"stage":"done"');
      expect(output).toContain('"amount":"1234567"');
      expect(output).toContain('"intact":true');
      expect(output).not.toContain('"ok":false');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
