import { tmpdir } from 'node:os';

/** In memory where there is such a place: what a disk forgets is simulated, its slowness need not be. */
export const fastFolder = (): string => (process.platform === 'linux' ? '/dev/shm' : tmpdir());
