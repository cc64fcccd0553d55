import type { ClientKey } from '../../../contract/primitives.ts';
import type { Stage } from '../../../contract/views/transaction.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useOverrideStore } from './overrideStore.ts';
import { tabState } from './waiting.ts';

interface TabStageProps {
  readonly stage: Stage;
  readonly clientKey: ClientKey | null;
}

/** Stages of a form in which its override is what the teller waits for. */
const BEFORE_POSTING: readonly Stage[] = ['open', 'quoted', 'parked'];

/** Where a form stands, on its tab: what its override has come to, so that a parked form calls the teller back, or else its stage. */
export const TabStage = ({ stage, clientKey }: TabStageProps) => {
  const { t } = useTexts();
  const state = useOverrideStore(({ forms }) => tabState(forms[clientKey ?? '']?.override));
  const told = state !== null && BEFORE_POSTING.includes(stage);
  return (
    <small className={told ? `tab-override tab-override-${state}` : undefined}>
      {told ? t(`overrides.states.${state}`) : t(`stages.${stage}`)}
    </small>
  );
};
