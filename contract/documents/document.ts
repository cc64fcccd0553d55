import { err, ok, type Result } from '../result.ts';
import { type CertificateDetails, certificateOf, type DocumentRefusal, interestSlipOf, lossReportOf } from './deposits.ts';
import type { DocumentInput, DocumentKind } from './inputs.ts';
import { type SlipSource, slipOf } from './slip.ts';

/**
 * Which papers a transaction prints when it is accepted, by its code, in the order in which the teller hands them out. A kind that this very posting has no values for (a
 * certificate of a deposit in a passbook) is refused by `documentFor` and left out.
 */
const BY_TRANSACTION: Readonly<Record<string, readonly DocumentKind[]>> = {
  '0211': ['cashCount'],
  '0212': ['cashCount'],
  '0214': ['cashCount'],
  '0216': ['counterfeit'],
  '0221': ['cashCount'],
  '0222': ['cashCount'],
  '0223': ['cashCount'],
  '0241': ['cashCount'],
  '1102': ['certificate', 'slip'],
  '1103': ['interestSlip', 'slip'],
  '1104': ['lossReport'],
  '1204': ['interestSlip', 'slip'],
  '1205': ['interestSlip', 'certificate', 'slip'],
  '1401': ['draft', 'slip'],
  '1402': ['draft', 'slip'],
  '1411': ['cashiersCheque', 'slip'],
};

/** Papers of an accepted posting of this code; every one has at least the general slip. */
export const documentKindsOf = (transactionCode: string): readonly DocumentKind[] =>
  Object.hasOwn(BY_TRANSACTION, transactionCode) ? (BY_TRANSACTION[transactionCode] ?? []) : ['slip'];

export interface DocumentSource extends SlipSource {
  /** For a certificate: what its form says besides central's answer. */
  readonly certificate?: CertificateDetails;
}

/**
 * One paper of an accepted posting, ready to be stored, drawn and printed. Counts, counterfeit receipts, reports and instruments are made of more than a posting
 * (`counting.ts`, `counterfeit.ts`, `inputs.ts`) and are refused here.
 */
export function documentFor(kind: DocumentKind, source: DocumentSource): Result<DocumentInput, DocumentRefusal> {
  switch (kind) {
    case 'slip':
      return ok(slipOf(source));
    case 'lossReport':
      return lossReportOf(source);
    case 'interestSlip':
      return interestSlipOf(source.accepted, source.printing);
    case 'certificate':
      if (source.certificate === undefined) return err({ code: 'DOCUMENT_NOT_OF_THIS_POSTING', missing: 'certificate' });
      return certificateOf(source.accepted, source.certificate, source.printing);
    case 'draft':
    case 'cashiersCheque':
    case 'cashCount':
    case 'counterfeit':
    case 'dayReport':
    case 'report':
      return err({ code: 'DOCUMENT_NOT_OF_THIS_POSTING', missing: kind });
  }
}
