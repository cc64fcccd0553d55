import { type RefObject, useEffect, useRef } from 'react';

/** What has just appeared must be seen, also where the page scrolls (200 % zoom, small windows). */
export const useComeIntoView = <E extends Element>(): RefObject<E | null> => {
  const element = useRef<E>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which an effect must not return.
    void element.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return element;
};
