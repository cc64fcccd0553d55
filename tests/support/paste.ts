import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LIMIT_MS = 90_000;

/**
 * Runs the shell blocks of a manual's page from its first `TRY=` on, in order, as a reader would paste them, in a folder of its own, and ends
 * what they started. Answers what they printed; throws with it when a command fails.
 */
export const paste = async (page: string): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'guitai-page-'));
  // The database server runs as a user of its own where the tests run as root.
  await chmod(folder, 0o755);
  try {
    const blocks = [...readFileSync(page, 'utf8').matchAll(/^```sh\n(.*?)^```$/gms)].map(([, text]) => text ?? '');
    const first = blocks.findIndex((text) => text.startsWith('TRY='));
    const script = ['set -eu', "trap 'kill $(jobs -p) 2>/dev/null; wait' EXIT", ...blocks.slice(first)].join('\n');
    const shell = spawn('bash', ['-c', script.replaceAll(/TRY=\S+?;/g, `TRY=${folder};`)], {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal: AbortSignal.timeout(LIMIT_MS),
    });
    let output = '';
    for (const stream of [shell.stdout, shell.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
      });
    }
    const [code] = (await once(shell, 'close')) as [number];
    if (code !== 0) throw new Error(`${page}: a command failed with ${code}\n${output}`);
    return output;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
};
