import { FuseState } from '@electron/fuses';
import { FUSE_INDEXES, FUSES } from '../fuses.ts';

/** Where Electron's executable keeps its fuses: this text, the wire's version, the number of fuses, one byte for each. From `@electron/fuses`. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const WIRE_VERSION = 1;

/** A fuse wire as it stands in an executable. Every fuse is the opposite of what we want, so that a fuse that nobody flipped is found when it is read back. */
export const unflippedWire = (): Buffer =>
  Buffer.concat([
    Buffer.from(SENTINEL, 'latin1'),
    Buffer.from([WIRE_VERSION, FUSE_INDEXES.length]),
    Buffer.from(FUSE_INDEXES.map((fuse) => (FUSES[fuse] ? FuseState.DISABLE : FuseState.ENABLE))),
  ]);
