/** Settlement priority of a large-value payment as ISO 20022 writes it: 特急, 紧急, 普通. */
export type SettlementPriority = 'URGT' | 'HIGH' | 'NORM';

export type PriorityRequest = {
  /** 救灾战备款: money for disaster relief or defence. */
  readonly disasterRelief: boolean;
  /** Below the large-value threshold, but sent through HVPS because the customer wants it now. */
  readonly belowThreshold: boolean;
};

export function hvpsPriority({ disasterRelief, belowThreshold }: PriorityRequest): SettlementPriority {
  if (disasterRelief) return 'URGT';
  return belowThreshold ? 'HIGH' : 'NORM';
}
