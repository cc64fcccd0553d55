/**
 * The clearing system and the banks behind it, invented: what they will tell of a payment, and when. Pure, so that the same faults can be drawn
 * in tests without a database. Which fault a payment meets is said by the end of the payee's account, so that each can be practised.
 */

export type Behaviour = 'settle' | 'reject' | 'duplicate' | 'lose' | 'late' | 'return' | 'contradict';

/** Ends of payee accounts that bring a fault, in the sandbox alone. */
export const FAULT_BY_ACCOUNT_END: Readonly<Record<string, Behaviour>> = {
  '9001': 'reject',
  '9002': 'duplicate',
  '9003': 'lose',
  '9004': 'late',
  '9005': 'return',
  '9006': 'contradict',
};

export const behaviourFor = (payeeAccount: string): Behaviour => FAULT_BY_ACCOUNT_END[payeeAccount.slice(-4)] ?? 'settle';

const SECOND = 1_000;
const HOUR = 3_600 * SECOND;

/** Milliseconds after sending. */
export const DELAYS = { usual: SECOND, again: 5 * SECOND, late: 3 * HOUR, returned: HOUR } as const;

export interface PlannedAnswer {
  readonly after: number;
  readonly tell: 'settled' | 'rejected' | 'return';
}

/** Everything that will be told of one payment, in order of time. */
export function plannedAnswers(behaviour: Behaviour): readonly PlannedAnswer[] {
  switch (behaviour) {
    case 'settle':
      return [{ after: DELAYS.usual, tell: 'settled' }];
    case 'reject':
      return [{ after: DELAYS.usual, tell: 'rejected' }];
    case 'duplicate':
      return [
        { after: DELAYS.usual, tell: 'settled' },
        { after: DELAYS.again, tell: 'settled' },
      ];
    case 'lose':
      return [];
    case 'late':
      return [{ after: DELAYS.late, tell: 'settled' }];
    case 'return':
      return [
        { after: DELAYS.usual, tell: 'settled' },
        { after: DELAYS.returned, tell: 'return' },
      ];
    case 'contradict':
      return [
        { after: DELAYS.usual, tell: 'settled' },
        { after: DELAYS.again, tell: 'rejected' },
      ];
  }
}
