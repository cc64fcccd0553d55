import type { Role } from '../../contract/views/session.ts';
import type { TellerCaller } from '../central.ts';

/** Roles that may see customers; the IT administrator sees no customer data (domain: roles). */
const SEE_CUSTOMERS: ReadonlySet<Role> = new Set<Role>(['teller', 'seniorTeller', 'supervisor', 'vaultKeeper', 'backOffice', 'auditor']);

export const maySeeCustomers = (caller: TellerCaller): boolean => caller.roles.some((role) => SEE_CUSTOMERS.has(role));

export const hasRole = (caller: TellerCaller, roles: readonly Role[]): boolean => caller.roles.some((role) => roles.includes(role));
