import { expect, test } from 'vitest';
import { addDays, type BusinessDate } from '../../contract/dates/businessDate.ts';
import { type Actor, type InstrumentKind, type InstrumentStep, type Standing, stepOf } from './machine.ts';

const ISSUED = '2025-03-10' as BusinessDate;
const DUE = '2025-04-10' as BusinessDate;
/** The days on which the tellers meet: that of the issue, the next, the last of a stop, the first after it, after the last day. */
const DAYS: readonly BusinessDate[] = [ISSUED, addDays(ISSUED, 1), addDays(ISSUED, 12), addDays(ISSUED, 13), addDays(DUE, 1)];

/** The teller who issues, a colleague, somebody at the named agent, somebody at a third branch. */
const PEOPLE = [
  { tellerId: '100101', branchCode: '1001' },
  { tellerId: '100102', branchCode: '1001' },
  { tellerId: '100201', branchCode: '1002' },
  { tellerId: '100301', branchCode: '1003' },
] as const;

const STEPS: readonly InstrumentStep[] = [
  ...(['pay', 'settle', 'refund', 'cancel', 'stop', 'court', 'move-card', 'pass-due'] as const).map((event) => ({ event })),
  ...(['withdrawn', 'lapsed', 'court'] as const).map((ground) => ({ event: 'release' as const, ground })),
];

type Sort = Pick<Standing, 'kind' | 'cash' | 'agent_branch'>;

/** What has happened so far; the day is an index of `DAYS`. */
interface Past {
  readonly sort: Sort;
  readonly done: readonly { readonly step: InstrumentStep; readonly day: number }[];
  readonly day: number;
}

const last = ({ done }: Past, ...events: readonly string[]) => done.findLast(({ step }) => events.includes(step.event));
const happened = (past: Past, ...events: readonly string[]): boolean => last(past, ...events) !== undefined;
const moves = ({ done }: Past): number => done.filter(({ step }) => step.event === 'move-card').length;
/** Each move takes the card to the other one of two branches. */
const cardOf = (past: Past): string => (moves(past) % 2 === 0 ? '1001' : '1002');
const isStopped = (past: Past): boolean => last(past, 'stop', 'release')?.step.event === 'stop';
const isOpen = (past: Past): boolean => !happened(past, 'pay', 'settle', 'refund', 'cancel');
const stopOf = (past: Past): number => last(past, 'stop')?.day ?? 0;
const courtSpoke = (past: Past): boolean => last(past, 'stop', 'court')?.step.event === 'court';
const passedDue = (past: Past): boolean => {
  const since = last(past, 'pass-due', 'release');
  if (since?.step.event === 'release') return (DAYS[since.day] ?? '') > DUE;
  return since !== undefined;
};

/** The rule book of the domain, told by what has happened and not by states: may this person take this step? */
function allowed(past: Past, step: InstrumentStep, person: (typeof PEOPLE)[number]): boolean {
  const { sort } = past;
  const atCard = person.branchCode === cardOf(past);
  const atPayer = atCard || person.branchCode === sort.agent_branch;
  const stopped = isStopped(past);
  switch (step.event) {
    case 'pay':
      return isOpen(past) && !stopped;
    case 'settle':
      return sort.kind === 'draft' && happened(past, 'pay') && !happened(past, 'settle') && atCard;
    case 'refund':
      return isOpen(past) && !stopped && atCard;
    case 'cancel':
      return isOpen(past) && !stopped && !passedDue(past) && past.day === 0 && person.tellerId === '100101' && atCard;
    case 'stop':
      return isOpen(past) && !stopped && sort.cash && (sort.kind === 'cashiersCheque' || sort.agent_branch !== null) && atPayer;
    case 'court':
      return isOpen(past) && stopped && atPayer;
    case 'release': {
      if (!isOpen(past) || !stopped || !atPayer) return false;
      if (step.ground === 'court') return true;
      if (courtSpoke(past)) return false;
      const from = addDays(DAYS[stopOf(past)] ?? ISSUED, 13);
      return step.ground === 'withdrawn' || (DAYS[past.day] ?? ISSUED) >= from;
    }
    case 'move-card':
      return sort.kind === 'draft' && !stopped && !happened(past, 'settle', 'refund', 'cancel') && atCard;
    case 'pass-due':
      return isOpen(past) && !stopped && !passedDue(past);
  }
}

const actorOf = (person: (typeof PEOPLE)[number], day: number): Actor => ({ ...person, businessDate: DAYS[day] ?? ISSUED });

/** The register's row after a step, as the handlers write it. */
function written(row: Standing, step: InstrumentStep, state: Standing['state'], day: number): Standing {
  const today = DAYS[day] ?? ISSUED;
  switch (step.event) {
    case 'stop':
      return { ...row, state, released_from: addDays(today, 13), court_document: null };
    case 'court':
      return { ...row, state, released_from: null, court_document: '(2025)民催1号' };
    case 'release':
      return { ...row, state, released_from: null, court_document: null };
    case 'move-card':
      return { ...row, state, card_branch: row.card_branch === '1001' ? '1002' : '1001' };
    default:
      return { ...row, state };
  }
}

const LENGTH = 8;
/** Days on which nothing is possible that the first and the last do not have; there the paths are shorter. */
const SHORT = 4;

interface Walked {
  paths: number;
  tried: number;
  readonly wrong: string[];
}

/** Goes every path on from here; at each place everybody tries every step. */
function walk(past: Past, row: Standing, walked: Walked, length: number): void {
  walked.paths += 1;
  for (const step of STEPS) {
    let next: Standing | null = null;
    for (const person of PEOPLE) {
      const ought = allowed(past, step, person);
      const is = stepOf(row, step, actorOf(person, past.day));
      walked.tried += 1;
      if (is.ok !== ought) walked.wrong.push(`${JSON.stringify(past)} ${JSON.stringify(step)} ${person.tellerId}: ${is.ok}`);
      if (is.ok) next = written(row, step, is.value, past.day);
    }
    if (next !== null && past.done.length < length) walk({ ...past, done: [...past.done, { step, day: past.day }] }, next, walked, length);
  }
}

/** Every division of the days over the steps of a path: the day goes on before a step or stays. */
function walkDays(sort: Sort, walked: Walked): void {
  const row: Standing = {
    ...sort,
    number: '10000001',
    state: 'issued',
    issued_by: '100101',
    issued_on: ISSUED,
    due_on: DUE,
    issuing_branch: '1001',
    card_branch: '1001',
    released_from: null,
    court_document: null,
  };
  // A stop, a payment or nothing on one day, and everything that may follow on a later one.
  for (const [day] of DAYS.entries()) {
    walk({ sort, done: [], day }, row, walked, day === 0 || day === DAYS.length - 1 ? LENGTH : SHORT);
    for (const [later] of DAYS.entries()) {
      if (later <= day) continue;
      for (const step of STEPS)
        for (const person of PEOPLE) {
          const is = stepOf(row, step, actorOf(person, day));
          if (!is.ok) continue;
          const past = { sort, done: [{ step, day }], day: later };
          const next = written(row, step, is.value, day);
          for (const then of STEPS)
            for (const other of PEOPLE) {
              walked.tried += 1;
              if (stepOf(next, then, actorOf(other, later)).ok !== allowed(past, then, other))
                walked.wrong.push(`${JSON.stringify(past)} ${JSON.stringify(then)} ${other.tellerId}`);
            }
        }
    }
  }
}

const SORTS: readonly (readonly [string, InstrumentKind, boolean, string | null])[] = [
  ['a transfer draft', 'draft', false, null],
  ['a cash draft with an agent', 'draft', true, '1002'],
  ["a transfer cashier's cheque", 'cashiersCheque', false, null],
  ["a cash cashier's cheque", 'cashiersCheque', true, null],
];

test.each(SORTS)(
  '%s: on every path of up to eight steps, at every branch, exactly what the rules allow happens',
  (_name, kind, cash, agent) => {
    const walked: Walked = { paths: 0, tried: 0, wrong: [] };
    walkDays({ kind, cash, agent_branch: agent }, walked);
    expect(walked.wrong.slice(0, 5)).toEqual([]);
    expect(walked.tried).toBeGreaterThan(1_000);
    expect(walked.tried).toBeGreaterThanOrEqual(walked.paths * STEPS.length * PEOPLE.length);
  },
);
