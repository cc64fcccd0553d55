import { addMonths, type BusinessDate } from '../../../contract/dates/businessDate.ts';
import { maturityOf } from '../../../contract/interest/fixed.ts';
import { NOTICE_DAYS, NOTICE_MINIMUMS } from '../../../contract/interest/noticeRules.ts';
import { dateOf, dayNumber, later } from '../days.ts';
import type { Movement } from '../history.ts';
import { DEEP, type Invention } from '../invention.ts';
import type { PlannedAccount } from '../planned.ts';
import type { Random } from '../random.ts';
import { type DepositWish, depositNumbers, PLAIN, readTerm, whole } from './deposits.ts';
import { CASH_IN, TRANSFER_IN } from './flows.ts';
import { callInterest, postedRate } from './posted.ts';

/** A call deposit (通知存款), with or without a standing notice. */
export function planCall(invention: Invention, random: Random, wish: DepositWish, term: '1D' | '7D', noticed: boolean): PlannedAccount {
  const { today, accruedBefore } = invention;
  const minimum = NOTICE_MINIMUMS[wish.company ? 'corporate' : 'personal'];
  const least = Number(minimum.open / 100n);
  const balance = whole(wish.wealth * (1 + random.real()), least, 10_000);
  const opened = later(today, -random.int(10, 300));
  const { number, certificateNumber } = depositNumbers(wish, 'notice');
  const givenOn = later(today, -random.int(0, 3));
  const half = balance / 2n;
  const part = half >= minimum.draw && balance - half >= minimum.open ? half : balance;
  return {
    number,
    productCode: `${wish.company ? 'M' : 'N'}${term}`,
    state: 'active',
    openedOn: opened,
    books: [],
    movements: [{ ...TRANSFER_IN, date: opened, amount: balance }],
    deposit: {
      ...PLAIN,
      certificateNumber,
      openedOn: opened,
      termStartedOn: opened,
      maturesOn: null,
      rate: null,
      principal: balance,
      notice: noticed ? { givenOn, date: later(givenOn, NOTICE_DAYS[term] + random.int(0, 3)), amount: part } : null,
      unusedNotices: random.chance(10) ? 1 : 0,
      accrued: opened < accruedBefore ? callInterest(balance, opened, accruedBefore, term) : 0n,
    },
  };
}

/** Instalment savings (零存整取), paid in every month until now. Those behind the first customers began lately. */
export function planInstalments(invention: Invention, random: Random, wish: DepositWish): PlannedAccount {
  const { today, yesterday } = invention;
  const deep = wish.holder.serial <= DEEP;
  const term = deep ? random.pick(['1Y', '3Y', '5Y'] as const) : '1Y';
  const months = { '1Y': 12, '3Y': 36, '5Y': 60 }[term];
  const paid = deep ? random.int(1, months - 1) : random.int(1, 3);
  const newest = dayNumber(yesterday) - random.int(0, 25);
  const last = dateOf(newest - Math.max(Number(dateOf(newest).slice(8)) - 28, 0));
  const instalment = whole(Math.min(Math.max(wish.wealth / 50, 100), 5_000), 100, 100);
  const dates = Array.from({ length: paid }, (_, index) => addMonths(last, index + 1 - paid));
  const opened = dates[0] ?? today;
  const { number, certificateNumber } = depositNumbers(wish, 'instalment');
  return {
    number,
    productCode: `I${term}`,
    state: 'active',
    openedOn: opened,
    books: [],
    movements: dates.map((date): Movement => ({ ...CASH_IN, date, amount: instalment })),
    deposit: {
      ...PLAIN,
      certificateNumber,
      openedOn: opened,
      termStartedOn: opened,
      maturesOn: maturityOf(opened as BusinessDate, readTerm(term)),
      rate: postedRate('instalment', term, opened),
      principal: instalment,
    },
  };
}

/** 定活两便: no agreed end. */
export function planFixedOrDemand(invention: Invention, random: Random, wish: DepositWish): PlannedAccount {
  const opened = later(invention.today, -random.int(5, 500));
  const principal = whole(wish.wealth, 100, 100);
  const { number, certificateNumber } = depositNumbers(wish, 'fixedOrDemand');
  return {
    number,
    productCode: 'X01',
    state: 'active',
    openedOn: opened,
    books: [],
    movements: [{ ...CASH_IN, date: opened, amount: principal }],
    deposit: { ...PLAIN, certificateNumber, openedOn: opened, termStartedOn: opened, maturesOn: null, rate: null, principal },
  };
}
