import { useEffect } from 'react';
import { teller } from '../../bridge/teller.ts';

/** Often enough for the shortest time after which a counter locks itself, seldom enough that nobody notices. */
const EVERY_MS = 10_000;

/** Tells the back end that somebody is at the keyboard, at the first key and then now and then while keys are pressed. */
export const useActivity = (): void => {
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    const noticed = (): void => {
      if (performance.now() - last < EVERY_MS) return;
      last = performance.now();
      void teller.call('session.active', {});
    };
    window.addEventListener('keydown', noticed, { capture: true });
    window.addEventListener('pointerdown', noticed, { capture: true });
    return () => {
      window.removeEventListener('keydown', noticed, { capture: true });
      window.removeEventListener('pointerdown', noticed, { capture: true });
    };
  }, []);
};
