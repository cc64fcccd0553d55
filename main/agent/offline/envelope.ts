import type { WireError } from '../../../contract/errors/wire.ts';
import { wireError } from '../../../contract/errors/wire.ts';
import { counterLimitSchema, offlineLimitSchema } from '../../../contract/parameters/limits.ts';
import { overrideRuleSchema, ruleApplies } from '../../../contract/parameters/overrideRules.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { RequestValues, TransactionDefinition } from '../../../contract/transactions/definition.ts';
import type { SessionView } from '../../../contract/views/session.ts';
import type { Envelope } from '../../../db/operations/envelope.ts';
import type { ParameterRow, ParameterSnapshot } from '../../../db/operations/parameters.ts';

/** Everything that the decision whether something may be taken in offline is made from. */
export interface OfflineFacts {
  readonly definition: TransactionDefinition;
  readonly session: Pick<SessionView, 'tellerId' | 'level'>;
  readonly values: RequestValues;
  readonly businessDate: string;
  /** This PC's clock, ISO instant. */
  readonly now: string;
  /** The newest instant that this PC has ever recorded; a clock before it was set back. */
  readonly newestRecord: string | null;
  readonly snapshot: ParameterSnapshot | null;
  /** Rows in force by kind. */
  readonly limits: readonly ParameterRow[];
  readonly counterLimits: readonly ParameterRow[];
  readonly overrideRules: readonly ParameterRow[];
  readonly stopListings: readonly ParameterRow[];
}

const MOST_QUEUED = 200;
/** A clock is read in one place and written in another; so much apart is no sign of anything. */
const TOLERANCE_MS = 60_000;

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

const ruleFor = (rows: readonly ParameterRow[], code: string) => {
  const row = rows.find(({ key }) => key === code) ?? rows.find(({ key }) => key === 'bank');
  return row === undefined ? null : offlineLimitSchema.parse(JSON.parse(row.value));
};

const clockWrong = ({ now, newestRecord, snapshot }: OfflineFacts): boolean =>
  [newestRecord, snapshot?.fetchedAt ?? null].some((at) => at !== null && Date.parse(now) < Date.parse(at) - TOLERANCE_MS);

/** What needs somebody else's consent online is not taken in offline: the consent could not be asked for. */
const needsConsent = ({ definition, session, overrideRules, counterLimits }: OfflineFacts, amount: string): boolean => {
  const byRule =
    overrideRules.length > 0
      ? overrideRules.some(({ value }) => ruleApplies(overrideRuleSchema.parse(JSON.parse(value)), definition.code, 'CNY', BigInt(amount)))
      : definition.overrides.some(({ fromAmount }) => BigInt(amount) >= BigInt(fromAmount ?? '0'));
  const level = counterLimits.find(({ key }) => key === String(session.level));
  const most = level === undefined ? null : counterLimitSchema.parse(JSON.parse(level.value)).cashIn;
  return byRule || (definition.till === 'cashIn' && most !== null && BigInt(amount) > BigInt(most));
};

/**
 * Whether a transaction may be taken in while central is out of reach, and the limits that its commit is held to (domain section 12).
 * Pure: the same facts are decided alike.
 */
export const offlineEnvelope = (facts: OfflineFacts): Result<Envelope, WireError> => {
  const { definition, session, values, businessDate, now, snapshot, limits, stopListings } = facts;
  if (definition.offline !== 'yes' && definition.offline !== 'withinLimits') return err(wireError('OFFLINE_NOT_ALLOWED'));
  if (snapshot === null) return err(wireError('OFFLINE_STALE', { reason: '—' }));
  if (clockWrong(facts)) return err(wireError('OFFLINE_STALE', { reason: now }));
  const terms = ruleFor(limits, definition.code);
  // What moves no money is allowed by the catalogue alone; the bank's row, where there is one, may still forbid it.
  const own = limits.some(({ key }) => key === definition.code);
  if (definition.offline === 'withinLimits' ? terms?.allowed !== true : own && terms?.allowed === false)
    return err(wireError('OFFLINE_NOT_ALLOWED'));
  const hours = (Date.parse(now) - Date.parse(snapshot.fetchedAt)) / 3_600_000;
  if (terms !== null && terms.oldestSnapshotHours > 0 && hours > terms.oldestSnapshotHours)
    return err(wireError('OFFLINE_STALE', { reason: `${Math.floor(hours)} h` }));
  const accountNumber = textOf(values.accountNumber);
  if (accountNumber !== null && stopListings.some(({ key }) => key === accountNumber))
    return err(wireError('OFFLINE_STOPPED', { accountNumber }));
  const amount = textOf(values.amount) ?? '0';
  if (definition.offline === 'withinLimits' && needsConsent(facts, amount)) return err(wireError('OFFLINE_LIMIT', { limit: 'override' }));
  const unlimited = '999999999999999999';
  const limited = definition.offline === 'withinLimits' ? terms : null;
  return ok({
    amount,
    accountNumber,
    tellerId: session.tellerId,
    businessDate,
    perTransaction: limited?.perTransaction ?? unlimited,
    perTellerAndDay: limited?.perTellerAndDay ?? unlimited,
    perDeviceAndSession: limited?.perDeviceAndSession ?? unlimited,
    perAccountAndDay: limited?.perAccountAndDay ?? limited?.perTellerAndDay ?? unlimited,
    mostQueued: terms?.mostQueued ?? MOST_QUEUED,
  });
};
