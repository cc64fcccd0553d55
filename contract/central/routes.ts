import { branchRoutes } from './branch.ts';
import { capturedRoutes } from './captured.ts';
import { customerRoutes } from './customers.ts';
import { ecifRoutes } from './ecif.ts';
import { endOfDayRoutes } from './endOfDay.ts';
import { eventRoutes } from './events.ts';
import { instrumentRoutes } from './instruments.ts';
import { journalRoutes } from './journal.ts';
import { overrideRoutes } from './overrides.ts';
import { parameterRoutes } from './parameters.ts';
import { productRoutes } from './products.ts';
import { remittanceRoutes } from './remittances.ts';
import { reportRoutes } from './reports.ts';
import { transactionRoutes } from './transactions.ts';
import { voucherRoutes } from './vouchers.ts';

/** Every route of the central API, by the name that server and client use. */
export const centralRoutes = {
  ...branchRoutes,
  ...capturedRoutes,
  ...customerRoutes,
  ...ecifRoutes,
  ...endOfDayRoutes,
  ...eventRoutes,
  ...instrumentRoutes,
  ...journalRoutes,
  ...overrideRoutes,
  ...parameterRoutes,
  ...productRoutes,
  ...remittanceRoutes,
  ...reportRoutes,
  ...transactionRoutes,
  ...voucherRoutes,
};

export type CentralRouteName = keyof typeof centralRoutes;

/** Headers that the API adds to HTTP. */
export const HEADERS = {
  idempotencyKey: 'idempotency-key',
  deviceId: 'guitai-device',
  businessDate: 'guitai-business-date',
  /** `Device <secret>` for branch PCs, `Bearer <token>` for signed-on tellers. */
  authorization: 'authorization',
} as const;
