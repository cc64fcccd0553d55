import type { PartModules } from '../stage.ts';

/** Rooms of which each part of the program may be made. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  renderer: ['renderer/', 'contract/'],
  preload: ['preload/', 'contract/'],
  shell: ['main/shell/', 'contract/'],
  agent: ['main/agent/', 'contract/', 'devices/', 'db/'],
};

/** What stands in those rooms for developers and the sandbox alone. */
const DEVELOPMENT = [
  { pattern: /^main\/agent\/headless(\/|\.ts$)/, what: 'the headless API' },
  { pattern: /^main\/agent\/virtual\/(?!port\.ts$)/, what: 'the virtual counter' },
  { pattern: /^devices\/virtual-counter\//, what: 'the virtual counter' },
  { pattern: /^devices\/emulators\//, what: 'an emulator' },
  { pattern: /\/testing\//, what: 'test support' },
  { pattern: /\.test\.tsx?$/, what: 'a test' },
];

/** What is in the program that does not belong in a package, judged by the files that the bundler put into it. */
export const moduleShortfalls = (modules: PartModules): string[] =>
  [...modules].flatMap(([part, files]) => {
    const own = files.filter((file) => !file.startsWith('node_modules/'));
    const rooms = ROOMS[part] ?? [];
    const foreign = own.filter((file) => !rooms.some((room) => file.startsWith(room)));
    return [
      ...(own.length === 0 ? [`${part}: nothing of ours is in it`] : []),
      ...foreign.map((file) => `${part}: ${file} is of a room that it is not made of`),
      ...own.flatMap((file) => DEVELOPMENT.filter(({ pattern }) => pattern.test(file)).map(({ what }) => `${part}: ${file} is ${what}`)),
    ];
  });
