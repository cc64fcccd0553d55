import type { RouteResponse } from '../../../contract/central/define.ts';
import type { CentralRouteName, centralRoutes } from '../../../contract/central/routes.ts';
import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import type { AgentContext } from '../context.ts';
import type { CallOptions } from './client.ts';

/**
 * A call that posts nothing: silence is simply CENTRAL_UNREACHABLE. When central says that the teller's session has
 * ended, the counter forgets it too, and the teller signs on again over kept forms.
 */
export const askCentral = async <N extends CentralRouteName>(
  context: Pick<AgentContext, 'central' | 'connection' | 'session' | 'counter'>,
  name: N,
  options: CallOptions<N>,
): Promise<Result<RouteResponse<(typeof centralRoutes)[N]>, WireError>> => {
  const token = context.session.current()?.token;
  const answer = await context.central.call(name, { ...(token === undefined ? {} : { token }), ...options });
  if (answer.ok) return ok(answer.value);
  if (answer.error.kind === 'silence') {
    context.connection.silent();
    return err(wireError('CENTRAL_UNREACHABLE'));
  }
  if (answer.error.error.code === 'SIGN_ON_NEEDED' && token !== undefined) {
    await context.session.end('session.endedByCentral', null);
    await context.counter.announce();
  }
  return err(answer.error.error);
};
