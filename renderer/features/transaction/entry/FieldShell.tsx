import type { ReactNode } from 'react';
import type { WireError } from '../../../../contract/errors/wire.ts';
import type { FieldDefinition } from '../../../../contract/transactions/definition.ts';
import { useTexts } from '../../../i18n/useTexts.ts';

interface FieldShellProps {
  readonly field: FieldDefinition;
  readonly error: Pick<WireError, 'code' | 'details'> | undefined;
  readonly children: ReactNode;
  /** What stands beneath the control while nothing is wrong: an echo, a name, a hint. */
  readonly below?: ReactNode;
  /** A group of controls (a count, a list) is labelled as a whole; a single control by a label element. */
  readonly group?: boolean;
}

export const fieldId = (field: FieldDefinition): string => `field-${field.name}`;
export const errorId = (field: FieldDefinition): string => `field-${field.name}-error`;

/** Label, control, and beneath it the error in words with what to do about it. */
export const FieldShell = ({ field, error, children, below, group = false }: FieldShellProps) => {
  const { name, errorText, errorAction } = useTexts();
  const required = field.required ? ' field-required' : '';
  const label = <span className={`field-label${required}`}>{name(field.label)}</span>;
  const message = (
    <div id={errorId(field)} role="alert" className={error === undefined ? 'visually-empty' : 'field-error'}>
      {error !== undefined && (
        <>
          <b>{errorText(error)}</b> {errorAction(error)}
        </>
      )}
    </div>
  );
  const classes = `field field-${field.width}${error === undefined ? '' : ' field-wrong'}`;
  if (group) {
    return (
      <fieldset className={classes} data-field={field.name} aria-describedby={errorId(field)}>
        <legend>{label}</legend>
        {children}
        {message}
        {below}
      </fieldset>
    );
  }
  return (
    <div className={classes} data-field={field.name}>
      <label htmlFor={fieldId(field)}>{label}</label>
      {children}
      {message}
      {error === undefined && below}
    </div>
  );
};
