import type { WireError } from '../../../contract/errors/wire.ts';
import type { ResidentId } from '../../../contract/identifiers/residentId.ts';
import type { CallArgument } from '../../../contract/ipc/contract.ts';
import type { Result } from '../../../contract/result.ts';
import type { PassbookLine } from '../../../contract/views/printing.ts';
import type {
  VirtualCounter,
  VirtualDevice,
  VirtualDeviceFault,
  VirtualFault,
  VirtualPadKey,
} from '../../../contract/views/virtualCounter.ts';

type Answer = Promise<Result<VirtualCounter, WireError>>;

export type VirtualCard = Omit<CallArgument<'virtualCounter.insertCard'>, 'how'>;

/** The text of an ID card as its chip has it: dates as YYYYMMDD, `validTo` a date or 长期. */
export interface VirtualIdCard {
  readonly name: string;
  readonly sex: '0' | '1' | '2' | '9';
  readonly nation: string;
  readonly birth: string;
  readonly address: string;
  readonly idNumber: ResidentId;
  readonly issuer: string;
  readonly validFrom: string;
  readonly validTo: string;
}

/** The sandbox's virtual counter, where one sees and handles paper that is not there. */
export interface VirtualCounterPort {
  state(): Answer;
  /** `printed`: what the book shows already, used the first time that it is seen. */
  insert(book: {
    passbookNumber: string;
    accountNumber: string;
    holder: string;
    printed: readonly { lineNumber: number; line: PassbookLine }[];
  }): Answer;
  /** A blank sheet of this size, in millimetres; whatever lies in the printer is taken out first. */
  insertSheet(size: { readonly widthMm: number; readonly heightMm: number }): Answer;
  remove(): Answer;
  /** null mends every fault and plugs the printer in. */
  fault(fault: VirtualFault | null, afterLine: number): Answer;
  /** Held at the slot, until the motor reader asks for a card. */
  insertCard(card: VirtualCard): Answer;
  takeCard(): Answer;
  swipeCard(card: VirtualCard): Answer;
  layIdCard(card: VirtualIdCard): Answer;
  liftIdCard(): Answer;
  pressKey(key: VirtualPadKey): Answer;
  /** null mends the device and plugs it in. */
  deviceFault(device: VirtualDevice, fault: VirtualDeviceFault | null): Answer;
  onChange(listener: (state: VirtualCounter) => void): () => void;
  stop(): Promise<void>;
}
