import type { Frame } from 'playwright-core';
import type { FramePart } from '../../../main/shell/electron.ts';
import { toShell } from '../origin.ts';

const originOf = (frame: Frame): string => {
  const url = frame.url();
  const parent = frame.parentFrame();
  // The first document of a frame has the origin of the document that made it.
  if ((url === '' || url === 'about:blank' || url === 'about:srcdoc') && parent !== null) return originOf(parent);
  const parsed = URL.parse(url);
  return parsed === null || parsed.origin === 'null' ? 'null' : toShell(parsed.origin);
};

/** The frame that a call came from, as the browser knows it: nothing of this is said by the page. */
export const senderFrame = (frame: Frame): FramePart | null =>
  frame.isDetached() ? null : { origin: originOf(frame), url: toShell(frame.url()), parent: frame.parentFrame() };
