import { readFile } from 'node:fs/promises';
import { err, ok, type Result } from '../../../contract/result.ts';

/** A face of a font file; files that hold several need its PostScript name. */
export interface FontFace {
  readonly path: string;
  readonly face?: string;
}

/** What a form is written in. `figures`: ASCII, of one width, so that figures stand below each other as a printer writes them. Bold is the same with a stroke around it. */
export interface FontSet {
  readonly regular: FontFace;
  readonly figures: FontFace;
}

const NOTO = '/usr/share/fonts/opentype/noto';
const MONO: FontFace = { path: `${NOTO}/NotoSansCJK-Regular.ttc`, face: 'NotoSansMonoCJKsc-Regular' };
const alone = (face: FontFace): FontSet => ({ regular: face, figures: face });

/**
 * Where Chinese fonts are: Debian's `fonts-noto-cjk`, the same on Kylin and UOS and Fedora, Windows, macOS. The screens need one of them as well, so that a counter without any
 * could not be worked at. A bank that wants its own gives it to `toPdf`.
 */
export const KNOWN_FONTS: readonly FontSet[] = [
  { regular: { path: `${NOTO}/NotoSerifCJK-Regular.ttc`, face: 'NotoSerifCJKsc-Regular' }, figures: MONO },
  { regular: { path: `${NOTO}/NotoSansCJK-Regular.ttc`, face: 'NotoSansCJKsc-Regular' }, figures: MONO },
  alone({ path: 'C:\\Windows\\Fonts\\simsun.ttc', face: 'SimSun' }),
  alone({ path: '/System/Library/Fonts/Supplemental/Songti.ttc', face: 'STSongti-SC-Regular' }),
];

export type FontKey = keyof FontSet;
export const FONT_KEYS: readonly FontKey[] = ['regular', 'figures'];
export type LoadedFonts = Readonly<Record<FontKey, { readonly bytes: Uint8Array; readonly face: string | undefined }>>;

export interface FontError {
  readonly code: 'fontMissing';
  readonly message: string;
}

/**
 * The first set all of whose files are there. They are read each time: a set is some fifty megabytes, too much to be kept for a few papers an hour, and the
 * operating system keeps what is read often.
 */
export async function loadFonts(sets: readonly FontSet[] = KNOWN_FONTS): Promise<Result<LoadedFonts, FontError>> {
  for (const one of sets) {
    const paths = [...new Set(FONT_KEYS.map((key) => one[key].path))];
    const files = new Map(await Promise.all(paths.map(async (path) => [path, await readFile(path).catch(() => null)] as const)));
    const faces = FONT_KEYS.flatMap((key) => {
      const bytes = files.get(one[key].path) ?? null;
      return bytes === null ? [] : [{ bytes, face: one[key].face }];
    });
    const [regular, figures] = faces;
    if (regular && figures) return ok({ regular, figures });
  }
  return err({ code: 'fontMissing', message: 'there is no Chinese font on this computer (on Debian: fonts-noto-cjk)' });
}
