import { DUE_DILIGENCE_REGIMES } from '../../contract/compliance/dueDiligence.ts';
import { LARGE_VALUE_REGIMES, type LargeValueThreshold } from '../../contract/compliance/largeValue.ts';
import { toWire } from '../../contract/money/amount.ts';
import { CNY, USD } from '../../contract/money/currency.ts';
import { CNY_DENOMINATIONS } from '../../contract/money/denominations.ts';
import { PARAMETER_KINDS, type Parameter, parameterSchema, type SingleKind } from '../../contract/parameters/kinds.ts';
import { HVPS_PROFILES } from '../../contract/payments/hvpsWindow.ts';
import { BEPS_CAPS } from '../../contract/payments/route.ts';
import type { CachedKind } from './at.ts';
import { PARAMETERS } from './constants.ts';
import { defaultCalendars } from './defaults/calendars.ts';
import { defaultFees } from './defaults/fees.ts';
import { defaultOverrideRules } from './defaults/overrideRules.ts';
import { defaultProducts } from './defaults/products.ts';
import { EVER } from './defaults/since.ts';

const yuan = (major: number): string => toWire(BigInt(major) * 100n);
const pair = (threshold: { readonly cny: bigint; readonly usd: bigint }) => ({ cny: toWire(threshold.cny), usd: toWire(threshold.usd) });
const threshold = ({ cny, usd }: LargeValueThreshold) => ({ cny: cny === null ? null : toWire(cny), usd: toWire(usd) });

/** Cash a teller of each level takes or gives alone; level 0 handles none. */
const LEVELS: readonly (readonly [cashIn: number, cashOut: number, transfer: number])[] = [
  [0, 0, 0],
  [200_000, 50_000, 200_000],
  [500_000, 100_000, 500_000],
  [1_000_000, 200_000, 1_000_000],
  [2_000_000, 500_000, 5_000_000],
  [5_000_000, 1_000_000, 20_000_000],
];

const limits = (): unknown[] => [
  ...LEVELS.map(([cashIn, cashOut, transfer], level) => ({
    kind: 'counterLimit',
    key: String(level),
    effectiveFrom: EVER,
    value: { cashIn: yuan(cashIn), cashOut: yuan(cashOut), transfer: yuan(transfer) },
  })),
  ...[CNY, USD].map((currency) => ({
    kind: 'tillLimit',
    key: currency,
    effectiveFrom: EVER,
    value: { till: yuan(500_000), vault: yuan(20_000_000), countTwiceFrom: yuan(50_000) },
  })),
  {
    kind: 'offlineLimit',
    key: 'bank',
    effectiveFrom: EVER,
    value: { allowed: false, perTransaction: '0', perTellerAndDay: '0', perDeviceAndSession: '0', oldestSnapshotHours: 24 },
  },
  {
    kind: 'offlineLimit',
    key: '1201',
    effectiveFrom: EVER,
    value: {
      allowed: true,
      perTransaction: yuan(50_000),
      perTellerAndDay: yuan(500_000),
      perDeviceAndSession: yuan(500_000),
      oldestSnapshotHours: 24,
    },
  },
];

const regulation = (): unknown[] => [
  ...LARGE_VALUE_REGIMES.map(({ from, value }) => ({
    kind: 'largeValue',
    key: 'bank',
    effectiveFrom: from,
    value: {
      cash: threshold(value.thresholds.cash),
      transferLegal: threshold(value.thresholds['transfer-legal']),
      transferNaturalDomestic: threshold(value.thresholds['transfer-natural-domestic']),
      transferNaturalCrossborder: threshold(value.thresholds['transfer-natural-crossborder']),
      reportWithinWorkingDays: value.reportWithinWorkingDays,
    },
  })),
  ...DUE_DILIGENCE_REGIMES.map(({ from, value }) => ({
    kind: 'dueDiligence',
    key: 'bank',
    effectiveFrom: from,
    value: {
      regime: value.name,
      oneOff: pair(value.oneOff),
      cash: pair(value.cash),
      askSourceFrom: value.askSourceFrom === null ? null : pair(value.askSourceFrom),
      retentionYears: value.retentionYears,
    },
  })),
  ...BEPS_CAPS.map(({ from, value }) => ({
    kind: 'bepsCap',
    key: 'bank',
    effectiveFrom: from,
    value: { limit: toWire(value.limit), inclusive: value.inclusive },
  })),
  ...HVPS_PROFILES.map(({ from, value: { opens, ...hours } }) => ({
    kind: 'hvpsHours',
    key: 'bank',
    effectiveFrom: from,
    value: { opensAt: opens.at, opensOnEve: opens.eve, ...hours },
  })),
];

const operation = (): unknown[] => [
  {
    kind: 'session',
    key: 'bank',
    effectiveFrom: EVER,
    value: { inactivitySeconds: PARAMETERS.sessionInactivityMs / 1_000, screenLockSeconds: 300 },
  },
  { kind: 'password', key: 'bank', effectiveFrom: EVER, value: PARAMETERS.password },
  // Counting a bag of coins takes a while, and the form may be parked.
  { kind: 'quote', key: 'bank', effectiveFrom: EVER, value: { lifetimeSeconds: PARAMETERS.quoteLifetimeMs / 1_000 } },
  { kind: 'events', key: 'bank', effectiveFrom: EVER, value: { retentionDays: 7 } },
  {
    kind: 'denominations',
    key: CNY,
    effectiveFrom: EVER,
    value: { items: CNY_DENOMINATIONS.items.map(({ id, kind, value, name }) => ({ id, kind, value, names: name })) },
  },
];

/** What a bank starts with until it sets its own: the regulator's figures, and careful ones of ours where it has none. */
export const DEFAULT_PARAMETERS: readonly Parameter[] = [
  ...limits(),
  ...regulation(),
  ...operation(),
  ...defaultFees(),
  ...defaultProducts(),
  ...defaultOverrideRules(),
  ...defaultCalendars(),
].map((each) => parameterSchema.parse(each));

const SINGLE: Readonly<Record<SingleKind, true>> = {
  bepsCap: true,
  dueDiligence: true,
  events: true,
  hvpsHours: true,
  largeValue: true,
  password: true,
  quote: true,
  session: true,
};

/** The newest default of each single kind, for a database that has no row of it. */
export const SINGLE_DEFAULTS: ReadonlyMap<CachedKind, unknown> = new Map(
  DEFAULT_PARAMETERS.flatMap((each) =>
    each.kind !== 'bankCode' && Object.hasOwn(SINGLE, each.kind) && Object.hasOwn(PARAMETER_KINDS, each.kind)
      ? [[each.kind, each.value] as const]
      : [],
  ),
);
