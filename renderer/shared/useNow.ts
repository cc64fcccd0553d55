import { useEffect, useState } from 'react';

/** The time in milliseconds, anew every second while `running`: for what says how long something takes. */
export const useNow = (running = true): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
};
