import { Button } from 'antd';
import type { JournalRow } from '../../../contract/views/transaction.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useHotkey } from '../../shared/keys/useHotkey.ts';
import { startByCode } from '../code-bar/startTransaction.ts';
import { useCounterStore } from '../counter/counterStore.ts';
import { isReversible } from './reversible.ts';

/** Opens 1501 filled in with the row's trace number; nothing is undone before it is posted there. */
export const ReverseButton = ({ row }: { readonly row: JournalRow }) => {
  const { t } = useTexts();
  const today = useCounterStore((state) => state.counter?.businessDate ?? null);
  const tellerId = useCounterStore((state) => state.counter?.session?.tellerId ?? null);
  const enabled = isReversible(row, { tellerId, today });
  const begin = (): void => void startByCode('1501', { traceNumber: row.traceNumber });
  useHotkey('F11', begin, { label: t('reversal.key'), enabled });
  if (!enabled) return null;
  return (
    <Button block onClick={begin}>
      {t('reversal.key')} <KeyHint keys="F11" />
    </Button>
  );
};
