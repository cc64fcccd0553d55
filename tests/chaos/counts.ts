/** What a run did, for its last lines. */
export interface Counts {
  transactions: number;
  printed: number;
  kills: number;
  atPoints: number;
  cuts: number;
  delays: number;
  duplicates: number;
  partitions: number;
  captured: number;
  inDoubtResolved: number;
  clockJumps: number;
  unplugged: number;
  diskFull: number;
}

export const createCounts = (): Counts => ({
  transactions: 0,
  printed: 0,
  kills: 0,
  atPoints: 0,
  cuts: 0,
  delays: 0,
  duplicates: 0,
  partitions: 0,
  captured: 0,
  inDoubtResolved: 0,
  clockJumps: 0,
  unplugged: 0,
  diskFull: 0,
});
