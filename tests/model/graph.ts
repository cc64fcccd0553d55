import { type Local, type Move, type Mutant, movesOf, START } from './local.ts';

/** States of one transaction by number, each made and looked at once; the search over two transactions runs on the numbers. */
export interface Graph {
  readonly local: (id: number) => Local;
  readonly id: (local: Local) => number;
  readonly moves: (id: number) => readonly NumberedMove[];
  readonly size: () => number;
}

export interface NumberedMove {
  readonly name: string;
  readonly event: string | null;
  readonly to: number;
}

export const createGraph = (mutant: Mutant): Graph => {
  const ids = new Map<string, number>();
  const locals: Local[] = [];
  const known: (readonly NumberedMove[] | undefined)[] = [];
  const id = (local: Local): number => {
    const text = JSON.stringify(local);
    const before = ids.get(text);
    if (before !== undefined) return before;
    ids.set(text, locals.length);
    locals.push(local);
    return locals.length - 1;
  };
  const local = (number: number): Local => locals[number] as Local;
  const numbered = ({ name, event, to }: Move): NumberedMove => ({ name, event, to: id(to) });
  id(START);
  return {
    local,
    id,
    moves: (number) => {
      const made = known[number] ?? movesOf(local(number), mutant).map(numbered);
      known[number] = made;
      return made;
    },
    size: () => locals.length,
  };
};
