import type { Local } from './local.ts';

/** What must hold in every state of one transaction, named as one would say it to a teller (trust: promises 1 to 3). */
export const INVARIANTS: readonly { readonly name: string; readonly holds: (local: Local) => boolean }[] = [
  { name: 'no money is posted twice', holds: ({ central }) => central.filter((kept) => kept === 'accepted').length <= 1 },
  {
    name: 'who was told "accepted" has it at central and in the journal',
    holds: ({ toldAccepted, central, row }) => !toldAccepted || (central.includes('accepted') && row.stage === 'accepted'),
  },
  {
    name: 'what was told as refused is not at central, now or later',
    holds: ({ toldRejected, central }) => !toldRejected || !central.includes('accepted'),
  },
  {
    name: 'nothing that central accepted is lost here',
    holds: ({ central, row }) =>
      !central.includes('accepted') || row.stage === 'accepted' || ((row.stage === 'sending' || row.stage === 'inDoubt') && row.outbox),
  },
  { name: 'cash is booked at most once', holds: ({ row }) => row.booked <= 1 },
  {
    name: 'cash follows the outcome',
    holds: ({ row }) => {
      if (row.stage === 'quoted') return row.cash === 'none';
      if (row.stage === 'accepted') return row.cash === 'booked' && row.booked === 1;
      if (row.stage === 'rejected') return row.cash === 'void' && row.booked === 0;
      return row.cash === 'pending' || row.stage === 'void';
    },
  },
  {
    name: 'what is not answered waits in the outbox, and nothing else does',
    holds: ({ row }) => row.outbox === (row.stage === 'sending' || row.stage === 'inDoubt'),
  },
  {
    name: 'the journal says accepted only of what central has',
    holds: ({ central, row }) => row.stage !== 'accepted' || central.includes('accepted'),
  },
];

export const violated = (local: Local): string | null => INVARIANTS.find(({ holds }) => !holds(local))?.name ?? null;
