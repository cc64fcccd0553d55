import { type ReactNode, useContext, useEffect } from 'react';
import { useHotkeyStore } from './hotkeyStore.ts';
import { LayerContext } from './useHotkey.ts';

/** A dialog's own keys: while it is shown, keys bound beneath it are deaf. */
export const HotkeyLayer = ({ children }: { readonly children: ReactNode }) => {
  const layer = useContext(LayerContext);
  useEffect(() => {
    useHotkeyStore.getState().raise();
    return () => useHotkeyStore.getState().lower();
  }, []);
  return <LayerContext value={layer + 1}>{children}</LayerContext>;
};
