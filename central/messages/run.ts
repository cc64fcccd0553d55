import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readMessage } from './readMessage.ts';

/** `npm run -s messages -- DIR`: reads every message of a folder and says which are refused, and why. */
async function main([folder]: readonly string[]): Promise<void> {
  if (folder === undefined) throw new Error('Usage: npm run -s messages -- FOLDER');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.xml')).sort();
  const reasons = new Map<string, number>();
  for (const name of names) {
    const result = await readMessage(await readFile(join(folder, name), 'utf8'));
    if (result.ok) continue;
    reasons.set(result.error.code, (reasons.get(result.error.code) ?? 0) + 1);
    process.stdout.write(`${name}: ${result.error.code} ${result.error.text}\n`);
  }
  const refused = [...reasons.values()].reduce((sum, each) => sum + each, 0);
  const said = [...reasons].map(([code, count]) => `${count} ${code}`).join(', ');
  process.stdout.write(`${names.length - refused} read, ${refused} refused${refused === 0 ? '' : ` (${said})`}\n`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
