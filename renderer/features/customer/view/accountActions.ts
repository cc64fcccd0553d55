import { CATALOGUE } from '../../../../contract/transactions/catalogue.ts';
import type { TransactionDefinition } from '../../../../contract/transactions/definition.ts';
import type { Role } from '../../../../contract/views/session.ts';
import type { Values } from '../../transaction/formModel.ts';

/** A transaction that can be begun from a customer's account by one key. */
export interface AccountAction {
  readonly key: string;
  readonly definition: TransactionDefinition;
  readonly values: Values;
}

const KEYS = [...'123456789abcdefghijklmnopqrstuvwxyz'];

/** Families whose work is about a customer or an account, the ones most asked for first. */
const FAMILIES = ['cash', 'account', 'customer', 'remittance', 'instrument'];

interface Subject {
  readonly accountNumber: string | null;
  readonly customerNumber: string;
}

/**
 * Every transaction that this teller may do and that begins with an account or a customer, each with the subject filled into its first
 * field of that kind. Keys follow the order of the catalogue, so that they stay where they are from customer to customer.
 */
export const accountActions = (
  { accountNumber, customerNumber }: Subject,
  roles: readonly Role[],
  catalogue: readonly TransactionDefinition[] = CATALOGUE,
): AccountAction[] =>
  FAMILIES.flatMap((family) => catalogue.filter((each) => each.family === family && each.kind === 'posting'))
    .flatMap((definition) => {
      const field = definition.fields.find(
        ({ type, when }) => when === undefined && ((type === 'account' && accountNumber !== null) || type === 'customer'),
      );
      const allowed = definition.roles.some((role) => roles.includes(role));
      if (field === undefined || !allowed) return [];
      return [{ definition, values: { [field.name]: field.type === 'account' ? accountNumber : customerNumber } }];
    })
    .flatMap((action, index) => {
      const key = KEYS[index];
      return key === undefined ? [] : [{ key, ...action }];
    });
