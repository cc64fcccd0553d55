import type { AccountServicesTables } from './tables/accountServices.ts';
import type { AccountsTables } from './tables/accounts.ts';
import type { BankTables } from './tables/bank.ts';
import type { BranchTables } from './tables/branch.ts';
import type { CounterTables } from './tables/counter.ts';
import type { CustomersTables } from './tables/customers.ts';
import type { EventTables } from './tables/events.ts';
import type { InstrumentTables } from './tables/instruments.ts';
import type { InterestTables } from './tables/interest.ts';
import type { LedgerTables } from './tables/ledger.ts';
import type { OverrideTables } from './tables/overrides.ts';
import type { ParameterTables } from './tables/parameters.ts';
import type { RemittanceTables } from './tables/remittances.ts';

/** Tables as Kysely types them. The migrations are the truth; keep both together. int8 is bigint, dates and instants are text. */
export interface Database
  extends AccountServicesTables,
    AccountsTables,
    BankTables,
    BranchTables,
    CounterTables,
    CustomersTables,
    EventTables,
    InstrumentTables,
    InterestTables,
    LedgerTables,
    OverrideTables,
    ParameterTables,
    RemittanceTables {}
