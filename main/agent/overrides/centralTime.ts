import type { AgentContext } from '../context.ts';

/**
 * The instant by central's clock, as its last answer about the day gave it: it is central that ends requests and quotes, and this PC's
 * clock may be set to anything. Before its first answer, this PC's.
 */
export const centralTime = ({ connection, clock }: Pick<AgentContext, 'connection' | 'clock'>): string =>
  connection.day()?.now ?? clock.now();
