import { createContext, useContext, useEffect, useRef } from 'react';
import { useHotkeyStore } from './hotkeyStore.ts';
import type { HotkeyName } from './hotkeys.ts';

export const LayerContext = createContext(0);

let nextId = 1;

interface HotkeyOptions {
  readonly label?: string;
  readonly enabled?: boolean;
}

/** Binds a key while the component is shown, in the layer that it stands in. */
export const useHotkey = (key: HotkeyName, run: () => void, { label, enabled = true }: HotkeyOptions = {}): void => {
  const layer = useContext(LayerContext);
  const latest = useRef(run);
  const id = useRef(0);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (id.current === 0) id.current = nextId++;
    const binding = { id: id.current, key, layer, enabled, label: label ?? null, run: () => latest.current() };
    useHotkeyStore.getState().put(binding);
  }, [key, layer, enabled, label]);
  useEffect(
    () => () => {
      useHotkeyStore.getState().remove(id.current);
      // Strict mode mounts twice; a fresh id keeps the order of bindings the order of appearance.
      id.current = 0;
    },
    [],
  );
};
