import { useEffect, useRef, useState } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import { parseBankCode } from '../../../../contract/identifiers/bankCode.ts';
import { heldBy } from '../../../../contract/transactions/readField.ts';
import { teller } from '../../../bridge/teller.ts';
import { useTexts } from '../../../i18n/useTexts.ts';
import { ErrorNotice } from '../../../shared/components/ErrorNotice.tsx';
import { rowKeys } from '../../../shared/rowKeys.ts';
import { enter } from '../formActions.ts';
import { useFormStore } from '../formStore.ts';
import type { FormFieldProps } from './FormField.tsx';
import { TextField } from './TextField.tsx';

interface Bank {
  readonly code: string;
  readonly nameZh: string;
  readonly city: string;
}

/** A bank by its twelve-digit code, or by part of its name, city or pinyin initials. Several are shown to choose from. */
export const BankField = (props: FormFieldProps) => {
  const { t } = useTexts();
  const { field, entry } = props;
  const { clientKey } = entry.view;
  const [hits, setHits] = useState<readonly Bank[]>([]);
  const [problem, setProblem] = useState<WireError | 'none' | null>(null);
  const [bank, setBank] = useState<Bank | null>(null);
  const parsed = parseBankCode(heldBy(field, entry.values));
  const code = parsed.ok ? parsed.value.value : null;

  // A code that was typed whole, or came back with the form, gets its name beside it.
  useEffect(() => {
    if (code === null || bank?.code === code) return;
    let current = true;
    void teller.call('bank.search', { query: code }).then((result) => {
      if (!current) return;
      if (!result.ok) return setProblem(result.error);
      const found = result.value.banks.find((each) => each.code === code) ?? null;
      setBank(found);
      setProblem(found === null ? 'none' : null);
    });
    return () => {
      current = false;
    };
  }, [code, bank]);

  // Whoever has several to choose from goes on in their list.
  const list = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (hits.length > 0) list.current?.querySelector('tr')?.focus();
  }, [hits]);

  const take = (hit: Bank): void => {
    setHits([]);
    setBank(hit);
    enter(clientKey, field.name, hit.code);
    useFormStore.getState().focusOn(clientKey, field.name);
  };
  const search = async (typed: string): Promise<void> => {
    const query = typed.normalize('NFKC').trim();
    setHits([]);
    setProblem(null);
    if ([...query].length < 2 || parseBankCode(query).ok) return;
    const result = await teller.call('bank.search', { query: query.slice(0, 60) });
    if (!result.ok) return setProblem(result.error);
    const [only, ...others] = result.value.banks;
    if (only === undefined) setProblem('none');
    else if (others.length === 0) take(only);
    else setHits(result.value.banks);
  };

  return (
    <div className={`field field-${field.width} customer-field`}>
      <TextField
        {...props}
        field={{ ...field, width: 12 }}
        error={hits.length > 0 ? undefined : props.error}
        onLeft={(value) => void search(value)}
        below={
          bank !== null && bank.code === code ? (
            <p className="field-echo">
              <b>{bank.nameZh}</b> <span>{bank.city}</span>
            </p>
          ) : undefined
        }
      />
      {problem !== null && (problem === 'none' ? <p className="field-hint">{t('remittance.noBanks')}</p> : <ErrorNotice error={problem} />)}
      {hits.length > 0 && (
        <table className="list" aria-label={t('remittance.banks')}>
          <tbody ref={list}>
            {hits.map((hit) => (
              <tr
                key={hit.code}
                tabIndex={0}
                data-entry={field.name}
                onKeyDown={(event) => {
                  if (event.key === 'Enter') event.stopPropagation();
                  rowKeys(event, () => take(hit));
                }}
                onClick={() => take(hit)}
              >
                <td>
                  <b>{hit.nameZh}</b>
                </td>
                <td>{hit.city}</td>
                <td className="figures">{hit.code}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
};
