import type { RouteBody, RouteDefinition, RouteParams, RouteQuery, RouteResponse } from '../../contract/central/define.ts';
import type { CentralRouteName, centralRoutes } from '../../contract/central/routes.ts';
import type { ClientKey } from '../../contract/primitives.ts';
import type { Answer } from '../answer.ts';
import type { Central, DeviceCaller, TellerCaller } from '../central.ts';

type CallerOf<R extends RouteDefinition> = R['auth'] extends 'teller' ? TellerCaller : R['auth'] extends 'device' ? DeviceCaller : null;

/** A request that was authenticated and checked against its route. */
export interface Call<R extends RouteDefinition> {
  readonly caller: CallerOf<R>;
  readonly params: RouteParams<R>;
  readonly query: RouteQuery<R>;
  readonly body: RouteBody<R>;
  readonly idempotencyKey: R['idempotent'] extends true ? ClientKey : undefined;
}

export type Handler<R extends RouteDefinition> = (central: Central, call: Call<R>) => Promise<Answer<RouteResponse<R>>>;

type IsStream<N extends CentralRouteName> = (typeof centralRoutes)[N] extends { readonly stream: true } ? true : false;

/** Routes that are asked and answered once; streams have a way of their own (`eventStream.ts`). */
export type AnsweredRouteName = { [N in CentralRouteName]: IsStream<N> extends true ? never : N }[CentralRouteName];

/** One handler per route of the contract; a missing or superfluous one does not compile. */
export type Handlers = { readonly [N in AnsweredRouteName]: Handler<(typeof centralRoutes)[N]> };
