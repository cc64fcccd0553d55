import type { VirtualCounter, VirtualPadKey } from '../../../contract/views/virtualCounter.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { pressKey } from './actions.ts';
import { DeviceFaults } from './DeviceFaults.tsx';
import { digitOn, PAD_ROWS, padKeyOf } from './padKeys.ts';

/**
 * The customer's pad. Its keys work by mouse and, while one of them has the focus, by keyboard. What is pressed goes to the emulated pad and is
 * kept nowhere here: the display shows what the pad shows.
 */
export const PinPadSection = ({ state }: { readonly state: VirtualCounter }) => {
  const { t } = useTexts();
  const { pinPad } = state;
  const press = (key: VirtualPadKey): void => void pressKey(key);
  const labelOf = (key: VirtualPadKey): string => digitOn(key) ?? t(`desk.padKeys.${key as 'enter'}`);
  return (
    <>
      <output className={`pad-display ${pinPad.asks ? 'pad-asks' : ''}`} aria-label={t('desk.display')}>
        <span>{pinPad.asks ? pinPad.prompt : t('desk.padIdle')}</span>
        <b className="figures">
          <span aria-hidden="true">{'＊'.repeat(pinPad.digits)}</span>
          {pinPad.digits > 0 && <span className="only-heard">{t('desk.digits', { count: pinPad.digits })}</span>}
        </b>
      </output>
      <fieldset
        className="pad"
        aria-label={t('desk.pad')}
        onKeyDown={(event) => {
          const key = event.ctrlKey || event.altKey || event.metaKey ? null : padKeyOf(event.key);
          if (key === null) return;
          // Enter would press the button that has the focus, and Esc would leave the screen.
          event.preventDefault();
          event.stopPropagation();
          if (!event.repeat) press(key);
        }}
      >
        {PAD_ROWS.map((row) => (
          <div key={row[0]} className="pad-row">
            {row.map((key) => (
              <button
                key={key}
                type="button"
                className={`pad-key pad-key-${digitOn(key) === null ? key : 'digit'}`}
                onClick={() => press(key)}
              >
                {labelOf(key)}
              </button>
            ))}
          </div>
        ))}
      </fieldset>
      <p className="desk-hint">{t('desk.padHint')}</p>
      <DeviceFaults device="pinPad" plugged={pinPad.plugged} fault={pinPad.fault} />
    </>
  );
};
