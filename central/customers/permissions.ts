import type { Role } from '../../contract/views/session.ts';
import type { TellerCaller } from '../central.ts';
import { hasRole } from '../sessions/permission.ts';

/** Roles around the customer file (domain: roles). The IT administrator has none; an auditor reads. */
const MAINTAIN: readonly Role[] = ['teller', 'seniorTeller', 'supervisor'];
const DECIDE: readonly Role[] = ['backOffice', 'supervisor'];
const READ_LISTS: readonly Role[] = ['backOffice', 'supervisor', 'auditor'];

export const mayMaintain = (caller: TellerCaller): boolean => hasRole(caller, MAINTAIN);
/** Lists, reviews and grades. */
export const mayDecide = (caller: TellerCaller): boolean => hasRole(caller, DECIDE);
export const mayReadLists = (caller: TellerCaller): boolean => hasRole(caller, READ_LISTS);
export const maySupervise = (caller: TellerCaller): boolean => hasRole(caller, ['supervisor']);
