import type { z } from 'zod';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { stopPaymentDates } from '../../contract/instruments/stopPayment.ts';
import { CNY } from '../../contract/money/currency.ts';
import { ok, type Result } from '../../contract/result.ts';
import type { stopPaymentRequestSchema } from '../../contract/transactions/instrument/1407.ts';
import type { releaseStopRequestSchema } from '../../contract/transactions/instrument/1408.ts';
import type { Tx } from '../database/serializable.ts';
import type { Asked, Plan } from '../posting/plan.ts';
import { chequeState, type KnownCheque, readCheque, usable, writeCheque } from './cheques.ts';
import { type Known, readKnown } from './known.ts';
import { type Actor, type InstrumentStep, releaseRefusal, stepOf } from './machine.ts';
import { refuseAt } from './refusals.ts';
import { advance } from './register.ts';

type StopValues = z.output<typeof stopPaymentRequestSchema>;
type ReleaseValues = z.output<typeof releaseStopRequestSchema>;

/** What a stop or its end is about. */
export type Stopped =
  | { readonly of: 'instrument'; readonly known: Result<Known, WireError> }
  | { readonly of: 'cheque'; readonly cheque: KnownCheque };

export async function readStopped(tx: Tx, { kind, number, accountNumber }: StopValues | ReleaseValues): Promise<Stopped> {
  if (kind === 'draft' || kind === 'cashiersCheque') return { of: 'instrument', known: await readKnown(tx, kind, number) };
  return { of: 'cheque', cheque: await readCheque(tx, kind, number, accountNumber ?? '') };
}

const NOTHING = { currency: CNY, amount: 0n, moves: [], pairs: [] } as const;

/** Until when a stop holds, or the court's document that it holds by. */
const holds = (values: StopValues, today: BusinessDate) =>
  values.step === 'court'
    ? { released_from: null, court_document: values.courtDocument }
    : { released_from: stopPaymentDates(today).releasedFrom, court_document: null };

const datesOf = (values: StopValues, today: BusinessDate) =>
  values.step === 'court'
    ? { courtDocument: values.courtDocument }
    : { courtFilingBy: stopPaymentDates(today).courtFilingBy, releasedFrom: stopPaymentDates(today).releasedFrom };

/** Who reported the loss, and how it happened: what the register keeps of it. */
const noteOf = ({ loser, courtDocument, reason }: StopValues): string =>
  loser === null ? `${courtDocument ?? ''} ${reason}`.trim() : `${loser.name} ${loser.idType} ${loser.idNumber} ${reason}`;

function planInstrument(caller: Asked<unknown>['caller'], known: Known, step: InstrumentStep, change: Change): Result<Plan, WireError> {
  const { row } = known;
  const state = stepOf(row, step, caller);
  if (!state.ok) return state;
  return ok({
    ...NOTHING,
    result: { instrument: row.kind, instrumentNumber: row.number, ...change.result },
    write: async (tx, written) => {
      const advanced = { event: step.event, state: state.value, changes: change.columns };
      await advance(tx, row, advanced, { caller, note: change.note }, written);
    },
  });
}

interface Change {
  readonly columns: {
    readonly stopped_on: string | null;
    readonly released_from: string | null;
    readonly court_document: string | null;
  };
  readonly result: Readonly<Record<string, string | null>>;
  readonly note: string;
}

function planCheque(
  { tellerId, businessDate }: Actor,
  { type, number, accountNumber }: KnownCheque,
  state: 'stopped' | 'released',
  change: Change,
): Plan {
  return {
    ...NOTHING,
    result: { instrument: type, instrumentNumber: number, accountNumber, ...change.result },
    write: async (tx, { entryId }) => {
      await writeCheque(tx, {
        type,
        number,
        account_number: accountNumber,
        state,
        ...change.columns,
        teller_id: tellerId,
        entry_id: entryId,
        business_date: businessDate,
        note: change.note,
      });
    },
  };
}

/** A loser's notice on what may still be paid, or the court's on what is stopped. */
export function planStop({ caller, values }: Asked<StopValues>, stopped: Stopped): Result<Plan, WireError> {
  const { step } = values;
  const today = caller.businessDate;
  if (step === 'notice' && values.loser === null) return refuseAt('personName', 'FIELD_REQUIRED');
  if (step === 'court' && (values.courtDocument ?? '') === '') return refuseAt('courtDocument', 'FIELD_REQUIRED');
  const since =
    stopped.of === 'instrument' ? (stopped.known.ok ? stopped.known.value.row.stopped_on : null) : stopped.cheque.row?.stopped_on;
  const change = {
    columns: { stopped_on: step === 'court' ? (since ?? today) : today, ...holds(values, today) },
    result: datesOf(values, today),
    note: noteOf(values),
  };
  if (stopped.of === 'instrument') {
    if (!stopped.known.ok) return stopped.known;
    return planInstrument(caller, stopped.known.value, { event: step === 'court' ? 'court' : 'stop' }, change);
  }
  const { cheque } = stopped;
  const sold = usable(cheque);
  if (!sold.ok) return sold;
  if ((cheque.row?.state === 'stopped') !== (step === 'court')) return { ok: false, error: chequeState(cheque) };
  return ok(planCheque(caller, cheque, 'stopped', change));
}

/** The end of a stop: by the loser's or the court's word, or because no court spoke within twelve days. */
export function planRelease({ caller, values }: Asked<ReleaseValues>, stopped: Stopped): Result<Plan, WireError> {
  const { ground, documentNumber, reason } = values;
  if (ground !== 'lapsed' && documentNumber.trim() === '') return refuseAt('documentNumber', 'FIELD_REQUIRED');
  const change = {
    columns: { stopped_on: null, released_from: null, court_document: null },
    result: { ground },
    note: `${ground} ${documentNumber} ${reason}`.replaceAll(/\s+/g, ' '),
  };
  if (stopped.of === 'instrument') {
    if (!stopped.known.ok) return stopped.known;
    return planInstrument(caller, stopped.known.value, { event: 'release', ground }, change);
  }
  const { cheque } = stopped;
  const { row } = cheque;
  if (row === null || row.state !== 'stopped') return { ok: false, error: chequeState(cheque) };
  if (row.account_number !== cheque.accountNumber) return refuseAt('number', 'CHEQUE_NOT_SOLD');
  const refused = releaseRefusal(row, ground, caller.businessDate);
  return refused === null ? ok(planCheque(caller, cheque, 'released', change)) : { ok: false, error: refused };
}
