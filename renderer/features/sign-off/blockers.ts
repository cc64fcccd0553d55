import type { WireError } from '../../../contract/errors/wire.ts';
import { type Stage, stageSchema } from '../../../contract/views/transaction.ts';

export interface Blocker {
  readonly transactionCode: string;
  readonly stage: Stage;
  /** The last characters of the client key, as the journal shows them. */
  readonly keyEnd: string;
}

/** The blockers that the agent names: `1201 printing 1a2b3c, …`. One that has another form is shown as it came. */
export const blockersOf = (error: Pick<WireError, 'code' | 'details'>): (Blocker | string)[] => {
  if (error.code !== 'SIGN_OFF_BLOCKED') return [];
  return (error.details.blockers ?? '')
    .split(/[,;，；\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => {
      const [, transactionCode, stage, keyEnd] = /^(\d{4}) (\w+) (\w+)$/.exec(each) ?? [];
      const known = stageSchema.safeParse(stage);
      return transactionCode !== undefined && keyEnd !== undefined && known.success ? { transactionCode, stage: known.data, keyEnd } : each;
    });
};
