import type { TransactionDefinition } from '../../../contract/transactions/definition.ts';
import { useTexts } from '../../i18n/useTexts.ts';

interface CodeBarListProps {
  readonly hits: readonly TransactionDefinition[];
  readonly marked: number;
  readonly onChoose: (entry: TransactionDefinition) => void;
}

export const CodeBarList = ({ hits, marked, onChoose }: CodeBarListProps) => {
  const { t, name } = useTexts();
  return (
    <div id="code-bar-list" role="listbox" className="code-bar-list" aria-label={t('codeBar.list')}>
      {hits.map((entry, at) => (
        <div
          key={entry.code}
          id={`code-bar-${entry.code}`}
          role="option"
          tabIndex={-1}
          aria-selected={at === marked}
          className={at === marked ? 'code-bar-hit code-bar-hit-marked' : 'code-bar-hit'}
          // Pressing the mouse would take the focus from the field and close the list before the click arrives.
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(entry);
          }}
        >
          <b>{entry.code}</b>
          <span>{name(entry.names)}</span>
          <small>{entry.initials}</small>
        </div>
      ))}
      {hits.length === 0 && <p className="code-bar-none">{t('codeBar.none')}</p>}
    </div>
  );
};
