import type { AgentCallName, CallInput, CallResult } from '../../contract/ipc/contract.ts';

/** Speaks to a headless agent as a stranger's program would. */
export interface AgentClient {
  call<N extends AgentCallName>(name: N, input: CallInput<N>): Promise<CallResult<N>>;
  /** The same, for calls that must succeed. */
  must<N extends AgentCallName>(name: N, input: CallInput<N>): Promise<Extract<CallResult<N>, { ok: true }>['value']>;
}

export const createAgentClient = (url: string, token: string): AgentClient => {
  const call = async (name: string, input: unknown): Promise<unknown> => {
    const response = await fetch(`${url}/call/${name}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(60_000),
    });
    return await response.json();
  };
  return {
    call: call as AgentClient['call'],
    must: (async (name: AgentCallName, input: unknown) => {
      const result = (await call(name, input)) as CallResult<AgentCallName>;
      if (!result.ok) throw new Error(`${name}: ${result.error.code} ${JSON.stringify(result.error.details)}`);
      return result.value;
    }) as AgentClient['must'],
  };
};
