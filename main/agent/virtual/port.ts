import type { WireError } from '../../../contract/errors/wire.ts';
import type { Result } from '../../../contract/result.ts';
import type { PassbookLine } from '../../../contract/views/printing.ts';
import type { VirtualCounter, VirtualFault } from '../../../contract/views/virtualCounter.ts';

type Answer = Promise<Result<VirtualCounter, WireError>>;

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
  remove(): Answer;
  /** null mends every fault and plugs the printer in. */
  fault(fault: VirtualFault | null, afterLine: number): Answer;
  onChange(listener: (state: VirtualCounter) => void): () => void;
  stop(): Promise<void>;
}
