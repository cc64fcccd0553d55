import { addDays, type BusinessDate } from '../dates/businessDate.ts';
import type { WorkingCalendar } from '../dates/calendar.ts';
import { from } from '../dates/dated.ts';
import { clockOf, dateOf, type LocalMinute } from '../dates/localTime.ts';
import { formatAmount, minor } from '../money/amount.ts';
import { CNY } from '../money/currency.ts';
import { err, ok, type Result } from '../result.ts';
import { BEPS_DAY_CUT, bepsWorkday } from './bepsDay.ts';
import { type HvpsProfile, hvpsWindow, nextHvpsOpening } from './hvpsWindow.ts';
import { hvpsPriority, type SettlementPriority } from './priority.ts';
import { type BepsCap, type PaymentRoute, routePayment, withinBepsCap } from './route.ts';

/** What the customer wants: the rule's choice, or one of the two systems. */
export const ROUTE_WISHES = ['auto', 'HVPS', 'BEPS'] as const;
export type RouteWish = (typeof ROUTE_WISHES)[number];

export const URGENCIES = ['normal', 'urgent', 'relief'] as const;
export type Urgency = (typeof URGENCIES)[number];

export interface RouteCase {
  /** Minor units. */
  readonly amount: bigint;
  readonly sameBank: boolean;
  readonly wish: RouteWish;
  readonly urgency: Urgency;
  /** The minute of the branch's wall clock. */
  readonly at: LocalMinute;
  readonly calendar: WorkingCalendar;
  readonly hours: HvpsProfile;
  readonly cap: BepsCap;
}

/** The way that a remittance takes, in words for the customer. */
export interface ChosenRoute {
  readonly route: PaymentRoute;
  readonly priority: SettlementPriority;
  /** It waits for its system to open. */
  readonly queued: boolean;
  /** When it opens; null: it goes now. */
  readonly opensAt: LocalMinute | null;
  /** The day of the system under which it is settled or netted. */
  readonly workday: BusinessDate;
  readonly alternatives: readonly PaymentRoute[];
  readonly reasonZh: string;
  readonly reasonEn: string;
}

const ANY_DAY = '2000-01-01';
/** Hours that hold on every day, as one dated profile. */
export const profilesOf = (hours: HvpsProfile) => [from(ANY_DAY, hours)] as const;

const words = (zh: string, en: string) => ({ reasonZh: zh, reasonEn: en });

const shown = (minute: LocalMinute): string => minute.replace('T', ' ');

function throughHvps(given: RouteCase, alternatives: readonly PaymentRoute[]): ChosenRoute {
  const { at, calendar, hours, amount, cap, urgency } = given;
  const profiles = profilesOf(hours);
  const window = hvpsWindow(at, calendar, profiles);
  const small = withinBepsCap(amount, cap);
  const common = {
    route: 'HVPS' as const,
    priority: hvpsPriority({ disasterRelief: urgency === 'relief', belowThreshold: small }),
    alternatives,
  };
  if (window.open) {
    const today = window.workday === dateOf(at);
    return {
      ...common,
      queued: false,
      opensAt: null,
      workday: window.workday,
      ...(today
        ? words(`大额支付系统 ${hours.cutOff} 截止，现已开放，今日到账`, `HVPS is open until ${hours.cutOff}; arrives today`)
        : words(
            `大额支付系统已为 ${window.workday} 开放，即时发出，按 ${window.workday} 清算`,
            `HVPS is open for ${window.workday}; goes at once and is settled on that day`,
          )),
    };
  }
  const opensAt = nextHvpsOpening(at, calendar, profiles);
  const { eve } = hours.opens;
  const workday = eve ? addDays(dateOf(opensAt), 1) : dateOf(opensAt);
  return {
    ...common,
    queued: true,
    opensAt,
    workday,
    ...words(
      `大额支付系统现已关闭，${shown(opensAt)} 开放后自动发出，按 ${workday} 清算`,
      `HVPS is closed; it is sent when it opens at ${shown(opensAt)} and settled on ${workday}`,
    ),
  };
}

function throughBeps({ at, cap }: RouteCase, alternatives: readonly PaymentRoute[]): ChosenRoute {
  const workday = bepsWorkday(at);
  const limit = formatAmount(minor(cap.limit), CNY);
  const late = clockOf(at) >= BEPS_DAY_CUT;
  return {
    route: 'BEPS',
    priority: 'NORM',
    queued: false,
    opensAt: null,
    workday,
    alternatives,
    ...words(
      `小额支付系统全天运行（单笔上限 ${limit} 元），${late ? `已过 ${BEPS_DAY_CUT} 日切，` : ''}按 ${workday} 轧差，通常即时到账`,
      `BEPS runs around the clock (up to ${limit} yuan); ${late ? `past the day cut of ${BEPS_DAY_CUT}, ` : ''}netted under ${workday}, usually there at once`,
    ),
  };
}

/** Chooses the way by bank, amount, window and wish (domain: payment systems). A wish beyond a system's limit is refused, not bent. */
export function chooseRoute(given: RouteCase): Result<ChosenRoute, { readonly code: 'REMITTANCE_ROUTE_LIMIT'; readonly limit: bigint }> {
  const { amount, sameBank, wish, urgency, at, calendar, hours, cap } = given;
  if (sameBank)
    return ok({
      route: 'IN_BANK',
      priority: 'NORM',
      queued: false,
      opensAt: null,
      workday: dateOf(at),
      alternatives: [],
      ...words('收款行为本行，行内即时入账', 'The payee banks with us: credited at once'),
    });
  const small = withinBepsCap(amount, cap);
  if (wish === 'BEPS') return small ? ok(throughBeps(given, ['HVPS'])) : err({ code: 'REMITTANCE_ROUTE_LIMIT', limit: cap.limit });
  if (wish === 'HVPS') return ok(throughHvps(given, small ? ['BEPS'] : []));
  const hvpsOpen = hvpsWindow(at, calendar, profilesOf(hours)).open;
  const decided = routePayment({ amount, sameBank, urgent: urgency !== 'normal', hvpsOpen }, cap);
  return ok(decided.route === 'HVPS' ? throughHvps(given, decided.alternatives) : throughBeps(given, decided.alternatives));
}
