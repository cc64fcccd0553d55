import { type WireError, wireError } from '../../../contract/errors/wire.ts';
import { residentIdSchema } from '../../../contract/identifiers/residentId.ts';
import { err, ok, type Result } from '../../../contract/result.ts';
import { askCentral } from '../central/answers.ts';
import type { AgentContext } from '../context.ts';
import type { VirtualCounterPort, VirtualIdCard } from '../virtual/port.ts';
import type { Handlers } from './register.ts';

type VirtualDeviceHandlers = Pick<
  Handlers,
  | 'virtualCounter.insertCard'
  | 'virtualCounter.insertSheet'
  | 'virtualCounter.takeCard'
  | 'virtualCounter.layIdCard'
  | 'virtualCounter.liftIdCard'
  | 'virtualCounter.pressKey'
  | 'virtualCounter.deviceFault'
>;

const REASON = '沙箱虚拟柜台：客户出示身份证';
/** The chip has room for so many characters. */
const MOST = { name: 15, address: 35 } as const;
const compact = (date: string): string => date.replaceAll('-', '');

/** What stands on a customer's ID card. Central discloses the number for it, and keeps a record of that as of every disclosure. */
const idCardOf = async (context: AgentContext, customerNumber: string): Promise<Result<VirtualIdCard, WireError>> => {
  const params = { customerNumber };
  const found = await askCentral(context, 'customer', { params });
  if (!found.ok) return found;
  const { name, kind, idType, birthDate, sex, address, documents } = found.value;
  if (kind !== 'person' || idType !== 'residentId' || birthDate === null) return err(wireError('VIRTUAL_ID_UNKNOWN'));
  const disclosed = await askCentral(context, 'disclose', {
    params,
    body: { field: 'idNumber', idType: 'residentId', entryId: null, reason: REASON },
  });
  if (!disclosed.ok) return disclosed;
  const number = residentIdSchema.safeParse(disclosed.value.value);
  if (!number.success) return err(wireError('VIRTUAL_ID_UNKNOWN'));
  const card = documents.find((each) => each.idType === 'residentId');
  return ok({
    name: name.slice(0, MOST.name),
    sex: sex === 'M' ? '1' : sex === 'F' ? '2' : '0',
    nation: '01',
    birth: compact(birthDate),
    address: address.slice(0, MOST.address),
    idNumber: number.data,
    issuer: '沙箱市公安局',
    validFrom: compact(card?.issuedOn ?? birthDate),
    validTo: card?.expiresOn == null ? '长期' : compact(card.expiresOn),
  });
};

/** The sandbox's hands on cards and keys that are not there. */
export const virtualDeviceHandlers = (context: AgentContext): VirtualDeviceHandlers => {
  const at = <T>(use: (port: VirtualCounterPort) => T) =>
    context.virtualCounter === null ? Promise.resolve(err(wireError('SANDBOX_ONLY'))) : use(context.virtualCounter);
  return {
    'virtualCounter.insertCard': ({ how, ...card }) => at((port) => (how === 'insert' ? port.insertCard(card) : port.swipeCard(card))),
    'virtualCounter.insertSheet': (size) => at((port) => port.insertSheet(size)),
    'virtualCounter.takeCard': () => at((port) => port.takeCard()),
    'virtualCounter.layIdCard': ({ customerNumber }) =>
      at(async (port) => {
        const card = await idCardOf(context, customerNumber);
        return card.ok ? await port.layIdCard(card.value) : card;
      }),
    'virtualCounter.liftIdCard': () => at((port) => port.liftIdCard()),
    'virtualCounter.pressKey': ({ key }) => at((port) => port.pressKey(key)),
    'virtualCounter.deviceFault': ({ device, fault }) => at((port) => port.deviceFault(device, fault)),
  };
};
