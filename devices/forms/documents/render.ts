import type { DocumentInput } from '../../../contract/documents/inputs.ts';
import { assertNever, ok, type Result } from '../../../contract/result.ts';
import type { PrinterError } from '../../errors.ts';
import type { FormDrawing } from '../drawing.ts';
import { renderCashCount } from './cashCount.ts';
import { renderCounterfeit } from './counterfeit.ts';
import { renderDayReport } from './dayReport.ts';
import { renderCashiersCheque, renderCertificate, renderDraft } from './instruments.ts';
import { renderInterestSlip } from './interestSlip.ts';
import { renderReport } from './report.ts';
import { renderLossReport, renderSlipSheets } from './slip.ts';

const single = (drawing: Result<FormDrawing, PrinterError>): Result<FormDrawing[], PrinterError> =>
  drawing.ok ? ok([drawing.value]) : drawing;

/** A document's sheets, in order: one form each, to be printed one after the other or drawn into one PDF. */
export function renderDocument(input: DocumentInput): Result<FormDrawing[], PrinterError> {
  switch (input.kind) {
    case 'slip':
      return renderSlipSheets(input);
    case 'lossReport':
      return renderLossReport(input);
    case 'interestSlip':
      return renderInterestSlip(input);
    case 'certificate':
      return single(renderCertificate(input));
    case 'draft':
      return single(renderDraft(input));
    case 'cashiersCheque':
      return single(renderCashiersCheque(input));
    case 'cashCount':
      return renderCashCount(input);
    case 'counterfeit':
      return single(renderCounterfeit(input));
    case 'dayReport':
      return renderDayReport(input);
    case 'report':
      return renderReport(input);
    default:
      return assertNever(input);
  }
}
