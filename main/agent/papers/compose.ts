import { cashCountOf } from '../../../contract/documents/counting.ts';
import { certificateOf, interestSlipOf, lossReportOf } from '../../../contract/documents/deposits.ts';
import type { Printing } from '../../../contract/documents/head.ts';
import type { DocumentInput, DocumentKind } from '../../../contract/documents/inputs.ts';
import { cashiersChequeOf, draftOf } from '../../../contract/documents/instruments.ts';
import { type SlipSource, slipOf } from '../../../contract/documents/slip.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { CNY_DENOMINATIONS, type DenominationCounts } from '../../../contract/money/denominations.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { TransactionDefinition } from '../../../contract/transactions/definition.ts';
import { isShown, readField, witnessOf } from '../../../contract/transactions/readField.ts';
import type { AccountView } from '../../../contract/views/customer.ts';
import type { TransactionView } from '../../../contract/views/transaction.ts';

export interface Source {
  readonly view: TransactionView;
  readonly definition: TransactionDefinition;
  readonly printing: Printing;
  /** The account that was opened, which the answer to its opening does not show; null: not asked for, or none. */
  readonly opened: AccountView | null;
}

/** What was typed, as the fields' types read it: amounts in minor units, choices by their value. */
const readValues = ({ view, definition }: Source): Record<string, unknown> =>
  Object.fromEntries(
    definition.fields
      .filter((field) => isShown(field, view.values, definition.fields))
      .map((field) => {
        const read = readField(field, view.values, definition.fields);
        return [field.name, read.ok ? read.value : null];
      }),
  );

const slipSource = (source: Source, accepted: NonNullable<TransactionView['accepted']>): SlipSource => ({
  names: source.definition.names,
  accepted,
  values: readValues(source),
  labels: source.definition.fields.map(({ name, type, label, options }) => ({
    name,
    type,
    label,
    ...(options === undefined ? {} : { options }),
  })),
  printing: source.printing,
});

/** The second person who proved who they are for this form. */
const witnessIn = ({ view, definition }: Source) =>
  definition.fields.map(({ name }) => witnessOf(view.values[name])).find((each) => each !== null);

/** On an instrument the second person stands beside the teller, as who consented does. */
const withSecond = (source: Source): Printing => {
  const { printing } = source;
  const witness = witnessIn(source);
  if (witness == null) return printing;
  return { ...printing, overriddenBy: [{ id: witness.tellerId, name: witness.name }, ...printing.overriddenBy] };
};

const counted = (source: Source): DocumentInput | null => {
  const { view, definition, printing } = source;
  const values = readValues(source);
  const field = definition.fields.findLast(({ type, name }) => (type === 'denominations' || type === 'tillCount') && values[name] != null);
  if (field === undefined) return null;
  const witness = witnessIn(source);
  return cashCountOf({
    occasion: definition.names.zh,
    till: view.tillId ?? '',
    table: CNY_DENOMINATIONS,
    counts: values[field.name] as DenominationCounts,
    booked: null,
    witness: witness == null ? null : { id: witness.tellerId, name: witness.name },
    businessDate: view.businessDate,
    traceNumber: view.accepted?.traceNumber ?? null,
    printing,
  });
};

const certificate = (source: Source, accepted: NonNullable<TransactionView['accepted']>) => {
  const { opened, printing, view } = source;
  const details = {
    holderName: opened?.holderName ?? '',
    term: opened?.productNameZh ?? '',
    rollover: view.values.rollover === true,
    drawing: '凭密码或证件支取',
  };
  return certificateOf(accepted, details, printing);
};

const given = <T extends DocumentInput>(made: Result<T, { readonly missing: string }>): DocumentInput | null =>
  made.ok ? made.value : null;

/** What stands on a paper of an accepted transaction: central's words and the form's, nothing from anywhere else. */
export const composePaper = (kind: DocumentKind, source: Source): Result<DocumentInput, WireError> => {
  const { accepted } = source.view;
  if (accepted === null) return err(wireError('NOTHING_TO_PRINT'));
  const make = (): DocumentInput | null => {
    switch (kind) {
      case 'slip':
        return slipOf(slipSource(source, accepted));
      case 'interestSlip':
        return given(interestSlipOf(accepted, source.printing));
      case 'lossReport':
        return given(lossReportOf(slipSource(source, accepted)));
      case 'certificate':
        return given(certificate(source, accepted));
      case 'draft':
        return given(draftOf(accepted, withSecond(source)));
      case 'cashiersCheque':
        return given(cashiersChequeOf(accepted, withSecond(source)));
      case 'cashCount':
        return counted(source);
      default:
        return null;
    }
  };
  const input = make();
  return input === null ? err(wireError('NOTHING_TO_PRINT')) : ok(input);
};

/** The papers that this posting really gives, in the catalogue's order: no interest slip without interest, no certificate for a passbook. */
export const papersGiven = (source: Source): DocumentKind[] =>
  (source.definition.papers ?? []).filter((kind) => composePaper(kind, source).ok);
