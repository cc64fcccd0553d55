import type { Configuration } from 'electron-builder';
import type { PackageTarget } from './targets.ts';

/** Binaries of native packages by target, as their packages name them. No binary is compiled here: all three use Node-API, so one serves every Electron. */
const PREBUILDS = {
  linux: { sqlite: 'linux-x64', serial: 'linux-x64', hid: ['HID-linux-x64', 'HID_hidraw-linux-x64'] },
  win32: { sqlite: 'win32-x64', serial: 'win32-x64', hid: ['HID-win32-x64'] },
} as const;

const SQLITE = 'node_modules/better-sqlite3-multiple-ciphers';
const SERIAL = 'node_modules/@serialport/bindings-cpp';
const HID = 'node_modules/node-hid';

/** The binaries that a package must hold: these, each of them, and no other. */
export const expectedNatives = ({ platform }: PackageTarget): string[] => {
  const { sqlite, serial, hid } = PREBUILDS[platform];
  const serialFile = platform === 'linux' ? '@serialport+bindings-cpp.glibc.node' : '@serialport+bindings-cpp.node';
  return [
    `${SQLITE}/prebuilds/${sqlite}.node`,
    `${SERIAL}/prebuilds/${serial}/${serialFile}`,
    ...hid.map((name) => `${HID}/prebuilds/${name}/node-napi-v4.node`),
  ].sort();
};

/** What production packages bring and a branch PC never reads: sources, build files, declarations, manuals, other platforms' binaries. Licences stay. */
const clutter = ({ platform }: PackageTarget): string[] => {
  const { sqlite, serial, hid } = PREBUILDS[platform];
  return [
    // npm sees the Node binaries that run our scripts as production dependencies; Electron brings its own Node.
    'node_modules/node-@(linux|darwin|win)-*{,/**}',
    // Headers for compilers.
    'node_modules/{,**/}node-addon-api{,/**}',
    `${SQLITE}/{src,deps}{,/**}`,
    `${SQLITE}/prebuilds/!(${sqlite}.node)`,
    `${SERIAL}/{src,build}{,/**}`,
    `${SERIAL}/prebuilds/!(${serial}){,/**}`,
    `${SERIAL}/prebuilds/**/*.musl.node`,
    `${HID}/{src,hidapi,build}{,/**}`,
    `${HID}/prebuilds/!(${hid.join('|')}){,/**}`,
    'node_modules/**/{test,tests,__tests__,example,examples,.github,.vscode}{,/**}',
    'node_modules/**/*.{map,ts,mts,cts,c,cc,cpp,h,hpp,gyp,gypi,yml,yaml,tsbuildinfo}',
    'node_modules/**/!(LICENSE|LICENCE|license|COPYING|NOTICE)*.{md,markdown}',
    'node_modules/**/.{editorconfig,eslintrc*,prettierrc*,nycrc*,mocharc*,babelrc*,releaserc*}',
  ];
};

/** Exactly the built program, package.json and what production needs of node_modules (which electron-builder collects by `dependencies`). */
export const packagedFiles = (target: PackageTarget, builtProgram: string): NonNullable<Configuration['files']> => [
  'package.json',
  { from: builtProgram, to: 'out', filter: ['**/*', '!**/*.map'] },
  ...clutter(target).map((pattern) => `!${pattern}`),
];

/** Binaries cannot be loaded out of an archive. Everything else stays inside, under the archive's integrity. */
export const unpackedFiles = ['**/*.node', '**/*.dll'];
