import { findTransaction } from '../../../contract/transactions/catalogue.ts';
import type { CounterState } from '../../../contract/views/state.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { TabStage } from '../overrides/TabStage.tsx';
import { useFormStore } from '../transaction/formStore.ts';
import { useCounterStore } from './counterStore.ts';
import { sameScreen, tabScreens, withShown } from './tabs.ts';
import { type Screen, useWorkspaceStore } from './workspaceStore.ts';

const NO_FORMS: CounterState['forms'] = [];

/** Forms in progress and open inquiries. A parked form waits here until the teller comes back to it. */
export const TabBar = () => {
  const { t, name } = useTexts();
  const inProgress = useCounterStore((state) => state.counter?.forms ?? NO_FORMS);
  const { screen, panels, show } = useWorkspaceStore();
  const shown = useFormStore((state) => (screen.kind === 'form' ? state.forms[screen.clientKey]?.view : undefined));
  const forms = withShown(inProgress, shown);
  const text = (tab: Screen): string => {
    if (tab.kind === 'panel') return t(`frame.panels.${tab.panel}`);
    const form = forms.find((each) => tab.kind === 'form' && each.clientKey === tab.clientKey);
    const definition = findTransaction(form?.transactionCode ?? '');
    return `${form?.transactionCode ?? ''} ${definition === undefined ? '' : name(definition.names)}`;
  };
  const stageOf = (tab: Screen) => forms.find((each) => tab.kind === 'form' && each.clientKey === tab.clientKey)?.stage;
  const tabs = tabScreens(forms, panels);
  // A list of tabs without a tab would announce something that is not there.
  if (tabs.length === 0) {
    return (
      <div className="tabs">
        <span className="tabs-empty">{t('frame.noForms')}</span>
      </div>
    );
  }
  return (
    <div className="tabs" role="tablist" aria-label={t('frame.forms')}>
      {tabs.map((tab) => {
        const stage = stageOf(tab);
        const selected = sameScreen(tab, screen);
        return (
          <button
            key={tab.kind === 'form' ? tab.clientKey : tab.kind === 'panel' ? tab.panel : 'home'}
            type="button"
            role="tab"
            aria-selected={selected}
            className={`tab${selected ? ' tab-selected' : ''}${stage === 'inDoubt' ? ' tab-in-doubt' : ''}`}
            onClick={() => show(tab)}
          >
            <span>{text(tab)}</span>
            {stage !== undefined && <TabStage stage={stage} clientKey={tab.kind === 'form' ? tab.clientKey : null} />}
          </button>
        );
      })}
    </div>
  );
};
