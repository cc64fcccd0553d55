import { fileURLToPath } from 'node:url';
import { runWithNode24 } from './bootstrap/runWithNode24.mjs';
import { bootstrap } from './bootstrap.mjs';

const node = await bootstrap({ system: true });
runWithNode24(node, [fileURLToPath(new URL('./start.ts', import.meta.url)), ...process.argv.slice(2)], { channel: true });
