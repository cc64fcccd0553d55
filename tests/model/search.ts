import { createGraph, type Graph, type NumberedMove } from './graph.ts';
import { violated } from './invariants.ts';
import { crashed, type Mutant, recovered } from './local.ts';

export interface Finding {
  /** Which invariant, in words. */
  readonly invariant: string;
  /** The shortest way there, move by move; `1:` and `2:` name the transaction. */
  readonly trace: readonly string[];
}

export interface Search {
  readonly states: number;
  readonly moves: number;
  readonly finding: Finding | null;
}

/** Above this many states of one transaction two of them no longer fit one number. */
const WIDTH = 1 << 14;

/** Stages in which the outcome is open: the guard holds the same amount on the same account back (post.ts, twinInDoubt). */
const OPEN = ['sending', 'inDoubt'];

interface Step {
  readonly name: string;
  readonly to: number;
}

const pair = (first: number, second: number): number => first * WIDTH + second;

/** Moves of both transactions together: theirs, and the crash, which takes both calls and the guard's memory alike. */
const stepsFrom = (graph: Graph, first: number, second: number, twins: boolean): Step[] => {
  const [one, two] = [graph.local(first), graph.local(second)];
  const steps: Step[] = [];
  const add = (who: 1 | 2, other: typeof one, moves: readonly NumberedMove[]): void => {
    for (const { name, to } of moves) {
      if (name === 'teller posts' && twins && OPEN.includes(other.row.stage)) continue;
      steps.push({ name: `${who}: ${name}`, to: who === 1 ? pair(to, second) : pair(first, to) });
    }
  };
  add(1, two, graph.moves(first));
  add(2, one, graph.moves(second));
  if (one.up && two.up) steps.push({ name: 'the agent is killed', to: pair(graph.id(crashed(one)), graph.id(crashed(two))) });
  else {
    // Rows are found one by one; a kill between two of them starts again with what is on disk, which is this state.
    if (one.row.stage === 'sending') steps.push({ name: '1: start finds it', to: pair(graph.id(recovered(one).to), second) });
    if (two.row.stage === 'sending') steps.push({ name: '2: start finds it', to: pair(first, graph.id(recovered(two).to)) });
    if (one.row.stage !== 'sending' && two.row.stage !== 'sending') {
      steps.push({ name: 'the agent is up', to: pair(graph.id({ ...one, up: true }), graph.id({ ...two, up: true })) });
    }
  }
  return steps;
};

const traceTo = (state: number, cameFrom: Map<number, { from: number; name: string }>): string[] => {
  const trace: string[] = [];
  for (let at = cameFrom.get(state); at !== undefined; at = cameFrom.get(at.from)) trace.unshift(at.name);
  return trace;
};

/**
 * Every state that two transactions can get into, breadth first, with any number of kills, losses, duplicates and late arrivals. Ends
 * at the first state that breaks an invariant, with the shortest way to it. `twins`: both are the same amount on the same account.
 */
export const search = (mutant: Mutant, { twins = false, transactions = 2 as 1 | 2 } = {}): Search => {
  const graph = createGraph(mutant);
  const bad = new Map<number, string | null>();
  const badness = (id: number): string | null => {
    const known = bad.get(id);
    if (known !== undefined) return known;
    const found = violated(graph.local(id));
    bad.set(id, found);
    return found;
  };
  const seen = new Set<number>([pair(0, 0)]);
  const keepTrace = mutant !== 'none';
  const cameFrom = new Map<number, { from: number; name: string }>();
  let frontier = [pair(0, 0)];
  let moves = 0;
  while (frontier.length > 0) {
    const next: number[] = [];
    for (const state of frontier) {
      const [first, second] = [Math.floor(state / WIDTH), state % WIDTH];
      for (const { name, to } of stepsFrom(graph, first, second, twins)) {
        if (transactions === 1 && name.startsWith('2:')) continue;
        moves += 1;
        if (seen.has(to)) continue;
        if (graph.size() >= WIDTH) throw new RangeError('the model has more states than its numbers hold');
        seen.add(to);
        if (keepTrace) cameFrom.set(to, { from: state, name });
        const invariant = badness(Math.floor(to / WIDTH)) ?? badness(to % WIDTH);
        if (invariant !== null) return { states: seen.size, moves, finding: { invariant, trace: traceTo(to, cameFrom) } };
        next.push(to);
      }
    }
    frontier = next;
  }
  return { states: seen.size, moves, finding: null };
};
