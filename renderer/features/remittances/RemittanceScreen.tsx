import { Button } from 'antd';
import { useEffect } from 'react';
import type { RemittanceRow } from '../../../contract/central/remittances.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { ErrorNotice } from '../../shared/components/ErrorNotice.tsx';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { startByCode } from '../code-bar/startTransaction.ts';
import { useWorkspaceStore } from '../counter/workspaceStore.ts';
import { RemittanceFilters } from './RemittanceFilters.tsx';
import { RemittanceTable } from './RemittanceTable.tsx';
import { useRemittanceStore } from './remittanceStore.ts';
import { actionsOf } from './rowActions.ts';

const start = (code: string | null, { number }: Pick<RemittanceRow, 'number'>): void => {
  if (code !== null) void startByCode(code, { number });
};

/** 1331: what was sent, what came in and who asked, each with its state; what is due about a row is done from here. */
export const RemittanceScreen = () => {
  const { t } = useTexts();
  const { rows, chosen, next, error, load, more } = useRemittanceStore();
  const row = rows.find(({ number }) => number === chosen);
  const actions = actionsOf(row);
  useEffect(() => {
    void load();
  }, [load]);
  const act = (each: RemittanceRow): void => start(actionsOf(each).settle ?? actionsOf(each).inquire, each);
  const go = (code: string | null) => () => {
    if (row !== undefined) start(code, row);
  };
  useHotkey('Escape', () => useWorkspaceStore.getState().closePanel('remittances'), { label: t('keys.back') });
  useHotkey('F5', () => void load(), { label: t('journal.refresh') });
  useHotkey('F9', go(actions.inquire), { label: t('remittance.inquire'), enabled: actions.inquire !== null });
  useHotkey('F10', go(actions.settle), {
    label: t(actions.settle === '1322' ? 'remittance.reply' : 'remittance.release'),
    enabled: actions.settle !== null,
  });
  useHotkey('F11', go(actions.giveBack), { label: t('remittance.giveBack'), enabled: actions.giveBack !== null });
  return (
    <article className="journal" aria-labelledby="remittances-title">
      <header className="transaction-head">
        <h1 id="remittances-title">
          <b>1331</b> {t('frame.panels.remittances')}
        </h1>
        <RemittanceFilters />
      </header>
      <ErrorNotice error={error} />
      <RemittanceTable act={act} />
      {actions.forward !== null && (
        <Button onClick={go(actions.forward)}>
          <span className="figures">1312</span> {t('remittance.forward')}
        </Button>
      )}
      {next !== null && (
        <Button onClick={() => void more()}>
          {t('remittance.more')} <KeyHint keys="Enter" />
        </Button>
      )}
    </article>
  );
};
