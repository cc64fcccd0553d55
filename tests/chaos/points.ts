import { DEPOSIT_POINTS } from '../../main/agent/testing/points.ts';

/** Where an agent is killed, before and after each statement, commit, send, answer, print and mark. */
export const CHAOS_POINTS: readonly string[] = [
  ...DEPOSIT_POINTS,
  'form.opened.committed',
  'transaction.quoted.before',
  'transaction.quoted.committed',
  'transaction.captured.before',
  'transaction.captured.committed',
  'captured.forward.before',
  'captured.forward.answered',
  'transaction.inDoubt.committed',
  'central.resend.before',
  'central.resend.answered',
  'print.skipped.committed',
];
