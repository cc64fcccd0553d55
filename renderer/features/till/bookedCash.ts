import { useEffect } from 'react';
import type { DenominationCounts } from '../../../contract/money/denominations.ts';
import type { FieldDefinition } from '../../../contract/transactions/definition.ts';
import { waitingTransferSchema } from '../../../contract/views/branchCash.ts';
import { useTill } from '../counter/counterStore.ts';
import type { FormEntry } from '../transaction/formModel.ts';
import { useTillStore } from './tillStore.ts';

export interface BookedCash {
  readonly kind: 'till' | 'vault';
  /** Minor units. */
  readonly balance: bigint;
  readonly denominations: DenominationCounts;
  /** What the figures are: of the last close, or of now. */
  readonly as: 'lastClose' | 'booked';
}

/** What should lie where a count is made; undefined while it is not known. */
export const useBookedCash = (field: Pick<FieldDefinition, 'countOf'>, entry: FormEntry): BookedCash | undefined => {
  const { tills, vault, load, loadVault } = useTillStore();
  const own = useTill();
  const { countOf = 'namedTill' } = field;
  const ofVault = countOf === 'ownTillOrVault' && entry.view.tillId === null;
  const transfer = waitingTransferSchema.safeParse(entry.values.transfer).data;
  const received = entry.values.step !== 'give' && transfer?.kind === 'handOver' ? transfer.tillId : null;
  const ofList = countOf === 'namedTill' || countOf === 'tillHandedOver';
  useEffect(() => {
    if (ofVault) void loadVault();
    else if (ofList) void load();
  }, [ofVault, ofList, load, loadVault]);
  if (ofVault) return vault === null ? undefined : { kind: 'vault', ...figures(vault), as: 'booked' };
  const listed = tills.find(({ tillId }) => tillId === (countOf === 'namedTill' ? entry.values.tillId : received));
  if (countOf === 'namedTill') return listed === undefined ? undefined : { kind: 'till', ...figures(listed), as: 'lastClose' };
  const till = received === null ? own : listed;
  return till == null ? undefined : { kind: 'till', ...figures(till), as: 'booked' };
};

const figures = ({ balance, denominations }: { readonly balance: string; readonly denominations: DenominationCounts }) => ({
  balance: BigInt(balance),
  denominations,
});
