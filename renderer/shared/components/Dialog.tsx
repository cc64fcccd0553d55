import { Modal } from 'antd';
import type { ReactNode } from 'react';
import { HotkeyLayer } from '../keys/HotkeyLayer.tsx';
import { useHotkey } from '../keys/useHotkey.ts';

interface DialogProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly footer: ReactNode;
  readonly onClose: () => void;
}

const Escape = ({ onClose }: { readonly onClose: () => void }) => {
  useHotkey('Escape', onClose);
  return null;
};

/** A question in the middle of the counter. While it stands there, the keys beneath it are deaf; Esc is the harmless answer. */
export const Dialog = ({ title, children, footer, onClose }: DialogProps) => (
  <HotkeyLayer>
    <Escape onClose={onClose} />
    {/* Esc is ours, so that the library's handler and the counter's do not both act on one press. */}
    <Modal open title={title} footer={footer} onCancel={onClose} keyboard={false} mask={{ closable: false }} width={520} centered>
      {children}
    </Modal>
  </HotkeyLayer>
);
