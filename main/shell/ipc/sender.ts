import type { InvokeEventPart } from '../electron.ts';
import { ORIGIN } from '../scheme/origin.ts';

/**
 * A call counts only when it comes from the main frame of our own window and that frame shows our origin. A frame that has navigated
 * away or is gone reads as null.
 */
export const senderProblem = (event: InvokeEventPart, contentsId: number | null): string | null => {
  const frame = event.senderFrame;
  if (frame === null) return 'the frame is gone';
  if (contentsId === null || event.sender.id !== contentsId) return 'not our window';
  if (frame.parent !== null) return 'not the main frame';
  if (frame.origin !== ORIGIN) return 'not our origin';
  return null;
};
