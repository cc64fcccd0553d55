import type { Translation } from '../translation.ts';
import { holds, refusals, reversal, services, thresholds } from './accounts.ts';
import { app, common, roles, signOff, signOn } from './app.ts';
import { branchDay, transfers, vouchers } from './branchCash.ts';
import { customer, journal, virtual } from './customer.ts';
import { desk, deviceScreen } from './desk.ts';
import { ecif } from './ecif.ts';
import { events } from './events.ts';
import { codeBar, devices, frame, home, keys } from './frame.ts';
import { compare, offline } from './offline.ts';
import { overrides } from './overrides.ts';
import { papers } from './papers.ts';
import { remittance } from './remittance.ts';
import { reports } from './reports.ts';
import { bounced, facts, interest, media, surplusTo } from './results.ts';
import { blockers, lock, password, signOnMore } from './session.ts';
import { cash, leave, outcome, print, review, stages, stageTexts, steps, till, transaction } from './transaction.ts';

export const en: Translation = {
  app,
  common,
  signOn,
  signOnMore,
  lock,
  password,
  blockers,
  roles,
  signOff,
  frame,
  keys,
  codeBar,
  home,
  devices,
  transaction,
  steps,
  leave,
  cash,
  till,
  review,
  outcome,
  offline,
  compare,
  transfers,
  vouchers,
  branchDay,
  papers,
  facts,
  interest,
  media,
  surplusTo,
  bounced,
  print,
  stages,
  stageTexts,
  customer,
  ecif,
  holds,
  refusals,
  reversal,
  services,
  thresholds,
  journal,
  events,
  overrides,
  remittance,
  reports,
  virtual,
  desk,
  deviceScreen,
};
