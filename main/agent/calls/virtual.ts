import { wireError } from '../../../contract/errors/wire.ts';
import { err } from '../../../contract/result.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import type { VirtualCounterPort } from '../virtual/port.ts';
import type { Handlers } from './register.ts';

type VirtualHandlers = Pick<
  Handlers,
  'virtualCounter.state' | 'virtualCounter.insertPassbook' | 'virtualCounter.removePassbook' | 'virtualCounter.fault'
>;

/** The sandbox's hands on paper that is not there. */
export const virtualHandlers = (context: AgentContext): VirtualHandlers => {
  const at = <T>(use: (port: VirtualCounterPort) => T) =>
    context.virtualCounter === null ? Promise.resolve(err(wireError('SANDBOX_ONLY'))) : use(context.virtualCounter);
  return {
    'virtualCounter.state': () => at((port) => port.state()),
    'virtualCounter.removePassbook': () => at((port) => port.remove()),
    'virtualCounter.fault': ({ fault, afterLine }) => at((port) => port.fault(fault, afterLine)),
    'virtualCounter.insertPassbook': ({ passbookNumber, accountNumber, holder }) =>
      at(async (port) => {
        const printed = await askCentral(context, 'printedLines', { params: { passbookNumber } });
        if (!printed.ok) return printed;
        return await port.insert({ passbookNumber, accountNumber, holder, printed: printed.value.lines });
      }),
  };
};
