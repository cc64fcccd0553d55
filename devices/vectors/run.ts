import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Json, record, type VectorFile } from './case.ts';
import { macs, pinBlocks, sm, tr31 } from './crypto.ts';
import { dukpt } from './dukpt.ts';
import { emv } from './emv.ts';
import { frames } from './frames.ts';

const FILES: Readonly<Record<string, (content: Json) => VectorFile>> = {
  'dukpt.json': dukpt,
  'emv-apdu-traces.json': emv,
  'frames.json': frames,
  'mac.json': macs,
  'pinblock.json': pinBlocks,
  'sm.json': sm,
  'tr31.json': tr31,
};

// Exit codes: 0 every figure reproduced, 1 some failed or have no code, 2 the folder cannot be used.
const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(folder: string | undefined): Promise<number> {
  if (folder === undefined) {
    process.stderr.write('Usage: device-vectors FOLDER\n');
    return 2;
  }
  const counts = { passed: 0, failed: 0, missing: 0 };
  const missing = (what: string) => {
    counts.missing += 1;
    say(`NOT IMPLEMENTED ${what}`);
  };
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  for (const name of names.sort()) {
    const rules = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    if (rules === undefined) {
      missing(name);
      continue;
    }
    const file = rules(record(JSON.parse(readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '')), name));
    for (const { id, expected, got } of file.cases) {
      const answer = await Promise.resolve()
        .then(got)
        .catch((error: unknown) => `not understood: ${error instanceof Error ? error.message : String(error)}`);
      if (answer === expected) counts.passed += 1;
      else {
        counts.failed += 1;
        say(`FAILED ${name} ${id}\n  expected ${expected}\n  got      ${answer}`);
      }
    }
    for (const what of file.missing) missing(`${name} ${what}`);
  }
  say(`${counts.passed} passed, ${counts.failed} failed, ${counts.missing} not implemented`);
  return counts.failed + counts.missing === 0 && counts.passed > 0 ? 0 : 1;
}

main(process.argv[2]).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`device-vectors: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
