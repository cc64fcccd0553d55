import { type ReactNode, useEffect, useId, useRef } from 'react';
import { HotkeyLayer } from '../keys/HotkeyLayer.tsx';
import { useHotkey } from '../keys/useHotkey.ts';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly footer: ReactNode;
  readonly onClose: () => void;
  /** For what is looked at rather than answered: papers, pictures. */
  readonly wide?: boolean;
}

const Escape = ({ onClose }: { readonly onClose: () => void }) => {
  useHotkey('Escape', onClose);
  return null;
};

/**
 * A question in the middle of the counter. While it stands there, the keys beneath it are deaf; Esc is the harmless answer.
 * The browser's own dialog keeps the focus inside and the rest inert, without a style that the page's policy would refuse.
 */
export const Dialog = ({ title, children, footer, onClose, wide = false }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const shown = dialog.current;
    const before = document.activeElement;
    shown?.showModal();
    shown?.querySelector<HTMLElement>('[data-first-answer]')?.focus();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <HotkeyLayer>
      <Escape onClose={onClose} />
      <dialog
        ref={dialog}
        className={wide ? 'dialog dialog-wide' : 'dialog'}
        aria-labelledby={titleId}
        // Esc is bound above; the browser's own closing would leave the dialog in the tree and its keys bound.
        onCancel={(event) => event.preventDefault()}
      >
        <h2 id={titleId}>{title}</h2>
        <div className="dialog-body">{children}</div>
        <footer>{footer}</footer>
      </dialog>
    </HotkeyLayer>
  );
};
