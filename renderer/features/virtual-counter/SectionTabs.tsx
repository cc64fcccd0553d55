import { useTexts } from '../../i18n/useTexts.ts';
import { SECTIONS, sectionAfter } from './sections.ts';
import { useVirtualCounterStore } from './virtualCounterStore.ts';

export const SECTION_PANEL = 'virtual-section';

/** One tab a device; the arrow keys go from one to the next. */
export const SectionTabs = () => {
  const { t } = useTexts();
  const { section, show } = useVirtualCounterStore();
  return (
    <div className="section-tabs" role="tablist" aria-label={t('desk.tabs')}>
      {SECTIONS.map((each) => (
        <button
          key={each}
          type="button"
          role="tab"
          id={`${SECTION_PANEL}-${each}`}
          aria-selected={each === section}
          aria-controls={SECTION_PANEL}
          tabIndex={each === section ? 0 : -1}
          className={each === section ? 'section-tab section-tab-shown' : 'section-tab'}
          onClick={() => show(each)}
          onKeyDown={(event) => {
            const next = sectionAfter(each, event.key);
            if (next === null) return;
            event.preventDefault();
            show(next);
            document.getElementById(`${SECTION_PANEL}-${next}`)?.focus();
          }}
        >
          {t(`desk.sections.${each}`)}
        </button>
      ))}
    </div>
  );
};
