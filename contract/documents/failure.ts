import { type WireError, wireError } from '../errors/wire.ts';

/** What drawing or printing a form answers with when it fails, as the device room has it: an XFS4IoT code, what is on the paper, which characters lack. */
export interface FormFailure {
  readonly code: string;
  readonly paper?: 'untouched' | 'maybePrinted' | 'printed' | undefined;
  readonly lacking?: readonly string[] | undefined;
}

const DOES_NOT_FIT: ReadonlySet<string> = new Set(['fieldError', 'fieldSpecFailure', 'mediaOverflow', 'charSetData', 'invalidData']);

/** The same in the teller's language. A form that is whole on the paper and could not be given back counts as maybe printed: the teller looks. */
export function formError({ code, paper, lacking = [] }: FormFailure): WireError {
  if (lacking.length > 0) return wireError('FORM_CHARACTERS_LACKING', { characters: lacking.join(' ') });
  if (code === 'fontMissing') return wireError('PDF_FONT_MISSING');
  if (code === 'DOCUMENT_NOT_OF_THIS_POSTING') return wireError('DOCUMENT_NOT_OF_POSTING');
  if (code === 'noMediaPresent') return wireError('FORM_NOT_PRINTED', { deviceCode: code });
  if (paper === 'maybePrinted' || paper === 'printed') return wireError('FORM_MAYBE_PRINTED', { deviceCode: code });
  return DOES_NOT_FIT.has(code) ? wireError('FORM_DOES_NOT_FIT') : wireError('FORM_NOT_PRINTED', { deviceCode: code });
}
