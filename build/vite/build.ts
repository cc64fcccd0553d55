import { parseArgs } from 'node:util';
import { buildAll } from './buildAll.ts';

// `npm run build`: --force builds also what is up to date, --development adds source maps and developer tools.
const { values } = parseArgs({ options: { force: { type: 'boolean', default: false }, development: { type: 'boolean', default: false } } });
const { built, seconds } = await buildAll({ development: values.development }, values.force);
console.log(built ? `Built renderer, preload, shell and agent in ${seconds.toFixed(1)} s` : `Up to date (${seconds.toFixed(1)} s)`);
