import { sql as fragment } from 'kysely';
import { type SessionView, sessionViewSchema } from '../../contract/views/session.ts';
import { type Reader, sql, type Writer } from '../sqlite/access.ts';

/** A teller whom central has let sign on at this PC. */
export interface RememberedTeller {
  readonly session: SessionView;
  /** Salted slow hash. */
  readonly passwordHash: string;
  readonly lockAfterSeconds: number;
  readonly seenAt: string;
  /** Wrong passwords that this PC has checked by itself since then. */
  readonly failures: number;
}

/** Central has just recognised them: what was counted against them here is over. */
export const rememberTeller = (
  writer: Writer,
  { session, passwordHash, lockAfterSeconds, seenAt }: Omit<RememberedTeller, 'failures'>,
): void => {
  const row = {
    teller_id: session.tellerId,
    session: JSON.stringify(session),
    password_hash: passwordHash,
    lock_after: lockAfterSeconds,
    seen_at: seenAt,
    failures: 0,
  };
  writer.run(
    sql
      .insertInto('remembered_teller')
      .values(row)
      .onConflict((conflict) => conflict.column('teller_id').doUpdateSet(row)),
  );
};

export const rememberedTeller = (reader: Reader, tellerId: string): RememberedTeller | null => {
  const row = reader.first(sql.selectFrom('remembered_teller').selectAll().where('teller_id', '=', tellerId));
  if (row === undefined) return null;
  return {
    session: sessionViewSchema.parse(JSON.parse(row.session)),
    passwordHash: row.password_hash,
    lockAfterSeconds: row.lock_after,
    seenAt: row.seen_at,
    failures: row.failures,
  };
};

/** Counted before the password is compared, so that many tries at the same time are not one. A right one sets it back to zero. */
export const countTry = (writer: Writer, { tellerId, right }: { tellerId: string; right: boolean }): void => {
  writer.run(
    sql
      .updateTable('remembered_teller')
      .set({ failures: right ? 0 : fragment<number>`failures + 1` })
      .where('teller_id', '=', tellerId),
  );
};
