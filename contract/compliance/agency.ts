/** What a person may do at the counter for somebody else (代办). [R]: the bank's own table replaces this one. */
export type AgencyService =
  | 'deposit'
  | 'withdrawal'
  | 'remittance'
  | 'open-class-I'
  | 'open-class-II'
  | 'change-signature'
  | 'loss-report'
  | 'close-account';

export type AgencyTerms = {
  readonly allowed: boolean;
  /** CNY fen for one transaction; null without limit of its own. */
  readonly limit: bigint | null;
};

export const AGENCY_TERMS: Readonly<Record<AgencyService, AgencyTerms>> = {
  deposit: { allowed: true, limit: null },
  withdrawal: { allowed: true, limit: 5_000_000n },
  remittance: { allowed: true, limit: 5_000_000n },
  'open-class-I': { allowed: false, limit: null },
  'open-class-II': { allowed: false, limit: null },
  'change-signature': { allowed: false, limit: null },
  'loss-report': { allowed: true, limit: null },
  'close-account': { allowed: false, limit: null },
};

export type AgencyRefusal = 'CUSTOMER_NOT_IDENTIFIED' | 'AGENT_NOT_IDENTIFIED' | 'NOT_BY_AGENT' | 'ABOVE_AGENT_LIMIT';

/** Every reason for which an agent may not do this; both the customer and the agent are identified first. */
export function agencyRefusals(
  request: {
    readonly service: AgencyService;
    readonly amount: bigint;
    readonly customerIdentified: boolean;
    readonly agentIdentified: boolean;
  },
  terms: Readonly<Record<AgencyService, AgencyTerms>> = AGENCY_TERMS,
): readonly AgencyRefusal[] {
  const { allowed, limit } = terms[request.service];
  const checks: ReadonlyArray<readonly [boolean, AgencyRefusal]> = [
    [!request.customerIdentified, 'CUSTOMER_NOT_IDENTIFIED'],
    [!request.agentIdentified, 'AGENT_NOT_IDENTIFIED'],
    [!allowed, 'NOT_BY_AGENT'],
    [limit !== null && request.amount > limit, 'ABOVE_AGENT_LIMIT'],
  ];
  return checks.filter(([refused]) => refused).map(([, reason]) => reason);
}
