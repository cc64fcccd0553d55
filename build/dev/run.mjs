// `node build/dev/run.mjs SCRIPT ...`: what every npm script but start and test goes through, so that each works on a fresh clone and on
// a machine whose own Node is older than 24.

import { runWithNode24 } from './bootstrap/runWithNode24.mjs';
import { bootstrap } from './bootstrap.mjs';

const words = process.argv.slice(2);
if (words.length === 0) {
  process.stderr.write('Usage: node build/dev/run.mjs SCRIPT [ARGUMENT ...]\n');
  process.exit(2);
}
runWithNode24(await bootstrap(), words);
