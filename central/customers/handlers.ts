import type { ecifRoutes } from '../../contract/central/ecif.ts';
import type { Handlers } from '../http/handler.ts';
import { importList, rescreenCustomers, sanctionLists } from '../screening/lists.ts';
import { decideScreeningCase, screeningCases } from '../screening/review.ts';
import { agencyByRoute } from './agency.ts';
import { changeByRoute } from './changeRoute.ts';
import { createByRoute, existence } from './createRoute.ts';
import { customerDisclosures, disclose } from './disclosures.ts';
import { allowGreyListed } from './greyOverrides.ts';
import { customerChanges } from './history.ts';
import { addListEntry, liftListEntry, listEntries } from './listRoutes.ts';

/** Who answers the routes of the customer file. */
export const ecifHandlers: Pick<Handlers, keyof typeof ecifRoutes> = {
  checkExistence: existence,
  createCustomer: createByRoute,
  allowGreyListed,
  changeCustomer: changeByRoute,
  customerChanges,
  disclose,
  customerDisclosures,
  checkAgency: agencyByRoute,
  addListEntry,
  liftListEntry,
  listEntries,
  screeningCases,
  decideScreeningCase,
  importSanctionList: importList,
  sanctionLists,
  rescreenCustomers,
};
