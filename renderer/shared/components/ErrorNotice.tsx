import type { WireError } from '../../../contract/errors/wire.ts';
import { useTexts } from '../../i18n/useTexts.ts';

/** What happened and what to do next, in the contract's words. */
export const ErrorNotice = ({ error }: { readonly error: Pick<WireError, 'code' | 'details'> | null }) => {
  const { errorText, errorAction } = useTexts();
  return (
    <div role="alert" className={error === null ? 'visually-empty' : 'notice notice-error'}>
      {error !== null && (
        <>
          <strong>{errorText(error)}</strong>
          <span>{errorAction(error)}</span>
        </>
      )}
    </div>
  );
};
