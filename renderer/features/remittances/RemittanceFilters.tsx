import { IN_STATES, INQUIRY_STATES, OUT_STATES, REMITTANCE_DIRECTIONS } from '../../../contract/central/remittances.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { useRemittanceStore } from './remittanceStore.ts';

const STATES = { out: OUT_STATES, in: IN_STATES, inquiry: INQUIRY_STATES } as const;

/** Which way, and in which state. */
export const RemittanceFilters = () => {
  const { t } = useTexts();
  const { direction, state, filter } = useRemittanceStore();
  const states: readonly (typeof OUT_STATES | typeof IN_STATES | typeof INQUIRY_STATES)[number][] = STATES[direction];
  return (
    <div className="journal-filters">
      <label>
        {t('remittance.direction')}{' '}
        <select
          className="input"
          value={direction}
          onChange={({ target }) => filter(REMITTANCE_DIRECTIONS.find((each) => each === target.value) ?? 'out', null)}
        >
          {REMITTANCE_DIRECTIONS.map((each) => (
            <option key={each} value={each}>
              {t(`remittance.directions.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('remittance.state')}{' '}
        <select
          className="input"
          value={state ?? ''}
          onChange={({ target }) => filter(direction, states.find((each) => each === target.value) ?? null)}
        >
          <option value="">{t('remittance.anyState')}</option>
          {states.map((each) => (
            <option key={each} value={each}>
              {t(`remittance.states.${each}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
};
