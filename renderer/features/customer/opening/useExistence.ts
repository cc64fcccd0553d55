import { useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import type { CallOutput } from '../../../../contract/ipc/contract.ts';
import { existenceOf, existenceValue, fingerprintOf, typedIdentity } from '../../../../contract/transactions/customer/existence.ts';
import { teller } from '../../../bridge/teller.ts';
import { enter } from '../../transaction/formActions.ts';
import type { FormEntry } from '../../transaction/formModel.ts';
import { formOf } from '../../transaction/formStore.ts';

export type Answer = CallOutput<'customer.exists'>;

/** Long enough that a number is not asked for digit by digit. */
const PAUSE_MS = 350;

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/**
 * The existence check while the form is filled in: asked when identity and phone stand and the typing pauses, and again when they change.
 * What was settled (candidates looked at, consent to a grey-list hit) stays with the form for as long as the identity does.
 */
export const useExistence = (entry: FormEntry, field: string) => {
  const { clientKey } = entry.view;
  const [answer, setAnswer] = useState<{ readonly of: string; readonly said: Answer } | null>(null);
  const [error, setError] = useState<WireError | null>(null);
  const [busy, setBusy] = useState(false);
  const [round, setRound] = useState(0);
  const asked = useRef('');
  const identity = typedIdentity(entry.values);
  const of = identity === null ? null : fingerprintOf(identity);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the fingerprint stands for the identity, the round for the wish to ask again.
  useEffect(() => {
    if (identity === null || of === null) return;
    const mine = `${of} ${round}`;
    if (asked.current === mine) return;
    const timer = setTimeout(async () => {
      asked.current = mine;
      setBusy(true);
      setError(null);
      const result = await teller.call('customer.exists', identity);
      if (asked.current !== mine) return;
      setBusy(false);
      if (!result.ok) return setError(result.error);
      setAnswer({ of, said: result.value });
      const held = existenceOf(formOf(clientKey)?.values[field]);
      const next = existenceValue(identity, result.value, held);
      // A quote stands as long as nothing of what it rests on has changed.
      if (!same(held, next)) enter(clientKey, field, next);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [of, round, clientKey, field]);

  return {
    of,
    /** Central's answer to what is typed now. */
    answer: answer !== null && answer.of === of ? answer.said : null,
    error,
    busy,
    again: () => setRound((before) => before + 1),
  };
};
