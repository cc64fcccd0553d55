import type { CentralRouteName } from '../../contract/central/routes.ts';
import { err, ok } from '../../contract/result.ts';
import type { CallOptions, CentralClient } from '../../main/agent/central/client.ts';
import type { FakeCentral } from '../../main/agent/testing/central.ts';
import type { Random } from '../soak/random.ts';

/** The line between one PC and central: it loses, cuts, repeats and delays, and sometimes is not there at all. */
export interface Network {
  readonly client: CentralClient;
  /** Share of calls that something happens to. */
  trouble: number;
  /** True: nothing passes. */
  parted: boolean;
  /** What is still under way arrives now, in any order, some of it twice. */
  deliverLate(): Promise<void>;
  readonly counts: { lost: number; cut: number; repeated: number; late: number };
}

const silence = (reason: string) => err({ kind: 'silence' as const, reason });

export const createNetwork = (central: FakeCentral, random: Random): Network => {
  let late: (() => Promise<unknown>)[] = [];
  let anchor: { sequence: number; hash: string } | null = null;
  const counts = { lost: 0, cut: 0, repeated: 0, late: 0 };

  const deliver = async (name: CentralRouteName, options: CallOptions<CentralRouteName>): Promise<unknown> => {
    // Central keeps one head for each PC; the central of the tests knows one PC only.
    if (name === 'lastAnchor') return ok({ anchor });
    if (name === 'anchorAudit') {
      anchor = options.body as typeof anchor;
      return ok(anchor);
    }
    return await central.call(name, options);
  };

  const network: Network = {
    trouble: 0,
    parted: false,
    counts,
    client: {
      close: async () => undefined,
      call: (async (name: CentralRouteName, options: CallOptions<CentralRouteName>) => {
        if (network.parted) return silence('no line');
        if (!random.chance(network.trouble)) return await deliver(name, options);
        switch (random.int(1, 4)) {
          case 1:
            counts.lost += 1;
            return silence('the request was lost');
          case 2:
            counts.cut += 1;
            await deliver(name, options);
            return silence('the answer was cut');
          case 3:
            counts.repeated += 1;
            await deliver(name, options);
            return await deliver(name, options);
          default:
            counts.late += 1;
            late.push(() => deliver(name, options));
            return silence('the request is late');
        }
      }) as CentralClient['call'],
    },
    deliverLate: async () => {
      const waiting = late;
      late = [];
      while (waiting.length > 0) {
        const [each] = waiting.splice(random.int(0, waiting.length - 1), 1);
        await each?.();
        if (random.chance(0.2)) await each?.();
      }
    },
  };
  return network;
};
