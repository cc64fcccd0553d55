import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useHotkeyStore } from './hotkeyStore.ts';
import { shownKeys } from './hotkeys.ts';

/** The keys that do something now, each also a button for the mouse. */
export const FunctionKeyBar = () => {
  const { t } = useTranslation();
  const bindings = useHotkeyStore((state) => state.bindings);
  const topLayer = useHotkeyStore((state) => state.topLayer);
  const keys = useMemo(() => shownKeys(bindings, topLayer), [bindings, topLayer]);
  return (
    <nav className="function-keys" aria-label={t('frame.functionKeys')}>
      {keys.map((each) => (
        <button
          key={each.key}
          type="button"
          className={each.key.startsWith('F') ? 'function-key' : 'function-key function-key-other'}
          // The field that the teller is in keeps the focus when the mouse presses a key of the bar.
          onMouseDown={(event) => event.preventDefault()}
          onClick={each.run}
          tabIndex={-1}
        >
          <kbd>{each.key === 'Escape' ? 'Esc' : each.key}</kbd>
          <span>{each.label}</span>
        </button>
      ))}
    </nav>
  );
};
