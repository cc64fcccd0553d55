import type { CentralRouteName } from '../../../contract/central/routes.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import type { SignOffItem } from '../../../contract/ipc/calls/session.ts';
import { err, ok } from '../../../contract/result.ts';

/** How central answers about people. What it does not answer here, it answers as before. */
export interface FakePeople {
  /** Of every teller. */
  password: string;
  /** Asked for at sign-on; null: not. */
  code: string | null;
  mustChange: boolean;
  blockers: Pick<SignOffItem, 'kind' | 'reference' | 'textZh' | 'textEn'>[];
  handle(name: CentralRouteName, body: Claim | undefined, params: { tellerId?: string } | undefined): unknown;
}

interface Claim {
  readonly password?: string;
  readonly code?: string;
  readonly newPassword?: string;
}

const refused = (status: number, error: WireError) => err({ kind: 'refused', status, error });

export const createFakePeople = (): FakePeople => {
  const people: FakePeople = {
    password: 'secret',
    code: null,
    mustChange: false,
    blockers: [],
    handle: (name, body, params) => {
      switch (name) {
        case 'signOn':
          if (body?.password !== people.password) return refused(401, wireError('CREDENTIALS_WRONG', { remaining: '4' }));
          if (people.mustChange && body.newPassword === undefined) return refused(401, wireError('PASSWORD_CHANGE_NEEDED'));
          if (people.code !== null && body.code !== people.code) return refused(401, wireError('SECOND_FACTOR_NEEDED'));
          people.password = body.newPassword ?? people.password;
          return undefined;
        case 'unlockSession':
        case 'changePassword':
          if (body?.password !== people.password) return refused(401, wireError('CREDENTIALS_WRONG', { remaining: '4' }));
          people.password = body.newPassword ?? people.password;
          return ok({ unlocked: true, changed: true });
        case 'verifyTeller':
          if (body?.password !== people.password) return refused(401, wireError('CREDENTIALS_WRONG', { remaining: '4' }));
          return ok({ proof: params?.tellerId ?? '', expiresAt: '', tellerId: params?.tellerId ?? '', name: '', roles: [], level: 5 });
        case 'endSession':
          // The proof says whose it is; supervisors end in 90 here.
          return (body as { proof?: string }).proof?.endsWith('90') === true
            ? ok({ ended: true, endedBy: '100190' })
            : refused(403, wireError('NOT_PERMITTED'));
        case 'signOffBlockers':
          return ok({ blockers: people.blockers });
        default:
          return undefined;
      }
    },
  };
  return people;
};
