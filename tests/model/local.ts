import type { Stage } from '../../contract/views/transaction.ts';
import type { Transition } from '../../db/operations/types.ts';
import { applied, QUOTED, type Row, STEPS } from './row.ts';

/** What central keeps of a key: nothing, work under way, or its outcome for ever. */
export type Kept = 'none' | 'running' | 'accepted' | 'rejected';
/** What comes back to a call that waits: an outcome, or one of the answers that decide nothing. */
type Answer = 'accepted' | 'rejected' | 'turnedAway' | 'inFlight' | 'unknown';

/** A call to central as the agent's memory holds it; a crash forgets it. `ready`: committed here, not sent yet. */
type Posting = 'none' | 'ready' | 'waiting' | Answer;
interface Asking {
  readonly phase: 'none' | 'asked' | 'answered' | 'ready' | 'waiting' | 'reanswered';
  readonly answer: Answer | null;
  /** The stage as it was read before central was asked. */
  readonly stageThen: Stage | null;
}

/** One transaction with all that concerns it: the PC's disk, the agent's memory, the wire, central, and what the teller has been told. */
export interface Local {
  readonly row: Row;
  /** Index of the key that the row is sent under; the program never changes it. */
  readonly key: 0 | 1;
  readonly up: boolean;
  readonly posting: Posting;
  readonly asking: Asking;
  /** Copies of the posting under way, by key. Any of them may arrive late, twice, or never. */
  readonly wire: readonly [boolean, boolean];
  readonly central: readonly [Kept, Kept];
  readonly toldAccepted: boolean;
  readonly toldRejected: boolean;
}

/** Ways to spoil the protocol, by which the search proves that it finds what is wrong. */
export type Mutant = 'none' | 'newKeyOnRetry' | 'tellBeforeDurable' | 'voidOnSilence' | 'cashBookedOnSend' | 'tellTurnedAway';

export interface Move {
  readonly name: string;
  /** The audit event of the commit that this move is, if it is one. */
  readonly event: string | null;
  readonly to: Local;
}

const IDLE: Asking = { phase: 'none', answer: null, stageThen: null };

export const START: Local = {
  row: QUOTED,
  key: 0,
  up: true,
  posting: 'none',
  asking: IDLE,
  wire: [false, false],
  central: ['none', 'none'],
  toldAccepted: false,
  toldRejected: false,
};

const at = <T>(pair: readonly [T, T], index: 0 | 1, value: T): [T, T] => (index === 0 ? [value, pair[1]] : [pair[0], value]);

/** After each commit the screen shows the row, which is how the teller is told (main/agent/engine/apply.ts). */
const told = (local: Local): Local => ({
  ...local,
  toldAccepted: local.toldAccepted || local.row.stage === 'accepted',
  toldRejected: local.toldRejected || local.row.stage === 'rejected' || local.row.stage === 'void',
});

/** A commit; where the stage has moved on, the loser of the race tells what the winner made of it. */
const commit = (local: Local, step: Transition): { local: Local; event: string | null } => {
  const row = applied(local.row, step);
  return row === null ? { local: told(local), event: null } : { local: told({ ...local, row }), event: step.event };
};

const move = (name: string, to: Local): Move => ({ name, event: null, to });
const commitMove = (name: string, local: Local, step: Transition): Move => {
  const { local: to, event } = commit(local, step);
  return { name, event, to };
};

const spoiltSend = (step: Transition, mutant: Mutant): Transition =>
  mutant === 'cashBookedOnSend' ? { ...step, till: { kind: 'book' } } : step;

const onSilence = (local: Local, mutant: Mutant): Transition => {
  const step = STEPS.inDoubt(local.row.stage);
  return mutant === 'voidOnSilence' ? { ...step, to: 'void', outbox: { remove: 'posting' }, till: { kind: 'void' } } : step;
};

/** What the teller and `postTransaction` do (main/agent/engine/post.ts). */
const posts = (local: Local, mutant: Mutant): Move[] => {
  const { row, posting } = local;
  if (row.stage === 'quoted') {
    const sent = commit(local, spoiltSend(STEPS.sending(row.stage), mutant));
    return [{ name: 'teller posts', event: sent.event, to: { ...sent.local, posting: 'ready' } }];
  }
  if (posting === 'ready') return [move('request leaves', { ...local, posting: 'waiting', wire: at(local.wire, local.key, true) })];
  if (posting === 'waiting') return [commitMove('post times out', { ...local, posting: 'none' }, onSilence(local, mutant))];
  if (posting === 'none') return [];
  return settles('post', { ...local, posting: 'none' }, posting, mutant, true);
};

/** What becomes of an answer: an outcome is committed; one that decides nothing is doubt for the post, and nothing for a question. */
const settles = (who: string, local: Local, answer: Answer, mutant: Mutant, doubt: boolean): Move[] => {
  if (answer === 'inFlight' || answer === 'unknown') {
    return [doubt ? commitMove(`${who}: no decision`, local, onSilence(local, mutant)) : move(`${who}: no decision`, local)];
  }
  if (answer === 'turnedAway' && mutant !== 'tellTurnedAway') return voidsKey(who, local, mutant, doubt);
  const step = answer === 'accepted' ? STEPS.accepted(local.row.stage) : STEPS.rejected(local.row.stage);
  const done = commitMove(`${who}: ${answer} is committed`, local, step);
  if (mutant !== 'tellBeforeDurable' || answer !== 'accepted' || local.toldAccepted) return [done];
  // The spoilt program shows the answer first and commits it afterwards.
  const back: Local = who === 'post' ? { ...local, posting: answer } : local;
  return [move(`${who}: accepted is shown before it is on disk`, { ...back, toldAccepted: true }), done];
};

/** A request that was turned away says nothing of its other copies, so the key is ended first (central/idempotency/voidKey.ts). */
const voidsKey = (who: string, local: Local, mutant: Mutant, doubt: boolean): Move[] => {
  const kept = local.central[local.key];
  // A posting under way is waited for; what comes of it is an answer like any other.
  if (kept === 'running') return settles(who, local, 'inFlight', mutant, doubt);
  const ended = kept === 'none' ? { ...local, central: at(local.central, local.key, 'rejected') } : local;
  const outcome = kept === 'accepted' ? 'accepted' : 'rejected';
  return [
    ...settles(`${who}: key is ended`, ended, outcome, mutant, doubt),
    ...settles(`${who}: answer to the ending is lost`, ended, 'unknown', mutant, doubt),
  ];
};

/** What the forwarder and `inquire` do (main/agent/engine/inquire.ts). */
const asks = (local: Local, mutant: Mutant): Move[] => {
  const { row, asking } = local;
  switch (asking.phase) {
    case 'none':
      if (!row.outbox || (row.stage !== 'sending' && row.stage !== 'inDoubt')) return [];
      return [move('asks by key', { ...local, asking: { phase: 'asked', answer: null, stageThen: row.stage } })];
    case 'asked': {
      const kept = local.central[local.key];
      const answer: Answer = kept === 'none' ? 'unknown' : kept === 'running' ? 'inFlight' : kept;
      return [
        move(`central says ${answer}`, { ...local, asking: { ...asking, phase: 'answered', answer } }),
        move('the question is lost', { ...local, asking: IDLE }),
      ];
    }
    case 'answered': {
      const idle = { ...local, asking: IDLE };
      const lost = move('the answer to the question is lost', idle);
      if (asking.answer !== 'unknown') return [lost, ...settles('question', idle, asking.answer ?? 'unknown', mutant, false)];
      return asking.stageThen === 'inDoubt' ? [lost, ...sendsAgain(local, mutant)] : [lost];
    }
    case 'ready':
      return [move('request leaves again', { ...local, asking: { ...asking, phase: 'waiting' }, wire: at(local.wire, local.key, true) })];
    case 'waiting':
      return [move('second post times out', { ...local, asking: IDLE })];
    case 'reanswered':
      return settles('second post', { ...local, asking: IDLE }, asking.answer ?? 'unknown', mutant, false);
  }
};

const sendsAgain = (local: Local, mutant: Mutant): Move[] => {
  const { local: after, event } = commit(local, STEPS.resent(local.row.stage));
  if (event === null) return [move('resending is refused', { ...after, asking: IDLE })];
  const key = mutant === 'newKeyOnRetry' ? 1 : local.key;
  return [{ name: 'sends again', event, to: { ...after, key, asking: { phase: 'ready', answer: null, stageThen: null } } }];
};

/** An answer goes to whichever call still waits, or to nobody. */
const answered = (name: string, local: Local, answer: Answer): Move[] => {
  const ways = [move(`${name}, answer lost`, local)];
  if (local.posting === 'waiting') ways.push(move(`${name}, answered`, { ...local, posting: answer }));
  if (local.asking.phase === 'waiting')
    ways.push(move(`${name}, answered`, { ...local, asking: { ...local.asking, phase: 'reanswered', answer } }));
  return ways;
};

/** What central does with one key, atomically as its database does (central/idempotency, central/posting). */
const decides = (local: Local, key: 0 | 1): Move[] => {
  const moves: Move[] = [];
  const keep = (kept: Kept, from = local): Local => ({ ...from, central: at(from.central, key, kept) });
  const kept = local.central[key];
  if (kept === 'running') {
    moves.push(...answered('central accepts', keep('accepted'), 'accepted'));
    moves.push(...answered('central refuses', keep('rejected'), 'rejected'));
    moves.push(move('central dies at work', keep('none')));
  }
  if (!local.wire[key]) return moves;
  moves.push(move('request is lost', { ...local, wire: at(local.wire, key, false) }));
  // Each arrival may be the last copy or leave another one under way.
  for (const arrived of [local, { ...local, wire: at(local.wire, key, false) }]) {
    if (kept === 'none') {
      moves.push(move('central begins', keep('running', arrived)));
      moves.push(...answered('central turns away', arrived, 'turnedAway'));
    } else if (kept === 'running') moves.push(...answered('request meets itself', arrived, 'inFlight'));
    else moves.push(...answered('central repeats its answer', arrived, kept));
  }
  return moves;
};

/** The agent is gone with all that it held in memory; the disk stays as the last commit left it. */
export const crashed = (local: Local): Local => ({ ...local, up: false, posting: 'none', asking: IDLE });

/** What a start finds (main/agent/engine/recovery.ts). */
export const recovered = (local: Local): Move =>
  local.row.stage === 'sending'
    ? commitMove('start finds it', local, STEPS.foundAfterCrash(local.row.stage))
    : move('is up again', { ...local, up: true });

/** Every move of one transaction from here, save the crash, which it shares with the others. */
export const movesOf = (local: Local, mutant: Mutant): Move[] => [
  ...(local.up ? [...posts(local, mutant), ...asks(local, mutant)] : []),
  ...decides(local, 0),
  ...(mutant === 'newKeyOnRetry' ? decides(local, 1) : []),
];
