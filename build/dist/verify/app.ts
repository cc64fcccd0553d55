import { z } from 'zod';
import type { AppArchive } from './archive.ts';

/** Without these the program does not start. */
const NEEDED = [
  'package.json',
  'out/shell/main.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/agent/agent.js',
  'out/agent/db-worker.js',
];

/** Everything in the package must be one of these; what nobody thought of is a shortfall. */
const ALLOWED = [
  /^package\.json$/,
  /^out\/(shell|agent)\/[^/]+\.js$/,
  /^out\/preload\/preload\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[^/]+\.(js|css|svg|png|woff2)$/,
  /^node_modules\/.+\.(js|cjs|mjs|json|node)$/,
  /^node_modules\/.+\/(LICENSE|LICENCE|license|COPYING|NOTICE)[^/]*$/,
];

/** What is in no package, wherever it stands. */
const NEVER = [
  { pattern: /\.map$/, what: 'a source map' },
  { pattern: /\.(ts|tsx|mts|cts|tsbuildinfo)$/, what: 'TypeScript' },
  { pattern: /\.test\.|(^|\/)(tests?|__tests__)\//, what: 'a test' },
  { pattern: /^node_modules\/(electron|node-(linux|darwin|win)-\w+)\//, what: 'a second runtime' },
  { pattern: /^(central|contract|db|devices|main|renderer|preload|build|docs)\//, what: 'source' },
];

const manifestSchema = z.looseObject({
  main: z.literal('out/shell/main.js'),
  version: z.string().min(1),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.never('is for developers').optional(),
  scripts: z.never('is for developers').optional(),
});

/** Packages that stay outside the bundles because they bring binaries. */
const DEPENDENCIES = ['better-sqlite3-multiple-ciphers', 'node-hid', 'serialport'];

const manifestShortfalls = (archive: AppArchive): string[] => {
  if (!archive.files.includes('package.json')) return [];
  const parsed = manifestSchema.safeParse(JSON.parse(archive.read('package.json').toString('utf8')));
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `package.json: ${path.join('.')}: ${message}`);
  const names = Object.keys(parsed.data.dependencies).sort();
  return names.join() === DEPENDENCIES.join() ? [] : [`package.json: dependencies are ${names.join(', ')}, not ${DEPENDENCIES.join(', ')}`];
};

/** Is everything there, and nothing else? */
export const appShortfalls = (archive: AppArchive): string[] => [
  ...NEEDED.filter((file) => !archive.files.includes(file)).map((file) => `${file} is missing`),
  ...archive.files.flatMap((file) => {
    const never = NEVER.find(({ pattern }) => pattern.test(file));
    if (never !== undefined) return [`${file} is ${never.what}`];
    return ALLOWED.some((pattern) => pattern.test(file)) ? [] : [`${file} is nothing that a package is known to need`];
  }),
  ...manifestShortfalls(archive),
];
