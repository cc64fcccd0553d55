import { companyOrdinal, type Invention } from '../invention.ts';
import type { FiledCustomer } from '../planned.ts';
import { planCompany } from './company.ts';
import type { Neighbours } from './family.ts';
import { planPerson } from './person.ts';

/** The customer of a serial. Customers are planned in order, because families and companies look back at their neighbours. */
export function planCustomer(invention: Invention, neighbours: Neighbours, serial: number): FiledCustomer {
  const ordinal = companyOrdinal(invention, serial);
  return ordinal === null ? planPerson(invention, neighbours, serial) : planCompany(invention, neighbours, serial, ordinal);
}
