import { type KeyboardEvent, useState } from 'react';
import { wireError } from '../../../contract/errors/wire.ts';
import type { TransactionDefinition } from '../../../contract/transactions/definition.ts';
import { useTexts } from '../../i18n/useTexts.ts';
import { KeyHint } from '../../shared/components/KeyHint.tsx';
import { useSession } from '../counter/counterStore.ts';
import { CodeBarList } from './CodeBarList.tsx';
import { chosen, moveMark, offered } from './codeBarModel.ts';
import { CODE_BAR_ID, leaveCodeBar } from './focusCodeBar.ts';
import { startTransaction, useStartStore } from './startTransaction.ts';

/** Code, part of a name or pinyin initials, and Enter. */
export const CodeBar = () => {
  const { t, errorText, errorAction } = useTexts();
  const session = useSession();
  const error = useStartStore((state) => state.error);
  const [typed, setTyped] = useState('');
  const [marked, setMarked] = useState(0);
  const [listOpen, setListOpen] = useState(false);
  const hits = offered(typed, session?.roles ?? []);

  const start = (entry: TransactionDefinition): void => {
    setTyped('');
    setMarked(0);
    setListOpen(false);
    void startTransaction(entry);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setMarked(listOpen ? moveMark(hits.length, marked, event.key === 'ArrowDown' ? 1 : -1) : 0);
      setListOpen(true);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const entry = typed.trim() === '' && !listOpen ? undefined : chosen(hits, marked);
      if (entry !== undefined) start(entry);
      else if (typed.trim() !== '') useStartStore.setState({ error: wireError('TRANSACTION_UNKNOWN', { code: typed.trim() }) });
    } else if (event.key === 'Escape') {
      event.preventDefault();
      setListOpen(false);
      setTyped('');
      useStartStore.setState({ error: null });
      leaveCodeBar();
    }
  };

  return (
    <div className="code-bar">
      <label htmlFor={CODE_BAR_ID}>
        {t('codeBar.label')} <KeyHint keys="F2" />
      </label>
      <input
        id={CODE_BAR_ID}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        data-slash="command"
        placeholder={t('codeBar.placeholder')}
        aria-expanded={listOpen}
        aria-controls="code-bar-list"
        aria-autocomplete="list"
        aria-activedescendant={listOpen && hits[marked] !== undefined ? `code-bar-${hits[marked].code}` : undefined}
        aria-describedby="code-bar-error"
        aria-invalid={error !== null}
        maxLength={40}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setMarked(0);
          setListOpen(true);
          useStartStore.setState({ error: null });
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setListOpen(false)}
      />
      {listOpen && <CodeBarList hits={hits} marked={marked} onChoose={start} />}
      <div id="code-bar-error" role="alert" className={error === null ? 'visually-empty' : 'code-bar-error'}>
        {error !== null && `${errorText(error)} ${errorAction(error)}`}
      </div>
    </div>
  );
};
