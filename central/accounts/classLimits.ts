import { type ClassProblem, classProblems } from '../../contract/compliance/accountClass.ts';
import type { BusinessDate } from '../../contract/dates/businessDate.ts';
import type { WireError } from '../../contract/errors/wire.ts';
import { ok, type Result } from '../../contract/result.ts';
import { refuse } from '../answer.ts';
import type { Situation } from '../posting/plan.ts';
import type { AccountRow } from './account.ts';

/**
 * Whether a movement keeps to the limits of the account's class (domain: compliance; 银发[2018]16号): its balance, what goes in and
 * out in a day and a year, and cash. `amount` is signed minor units.
 */
export function withinClass(
  situation: Situation,
  account: AccountRow,
  amount: bigint,
  cash: boolean,
  date: BusinessDate,
): Result<true, WireError> {
  const use = situation.use(account.number);
  if (account.class === null || use === null) return ok(true);
  const credit = amount > 0n;
  const [problem]: readonly ClassProblem[] = classProblems({
    date,
    class: account.class,
    cash,
    faceToFace: account.face_to_face,
    ...(credit
      ? { balance: account.balance + amount, inDay: use.inDay + amount, inYear: use.inYear + amount }
      : { outDay: use.outDay - amount, outYear: use.outYear - amount }),
  });
  return problem === undefined ? ok(true) : refuse('ACCOUNT_CLASS_LIMIT', { accountNumber: account.number, class: account.class, problem });
}
