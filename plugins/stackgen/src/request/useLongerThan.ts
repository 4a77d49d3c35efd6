import { useEffect, useState } from 'react';

/** True once `active` has been true for that many milliseconds. */
export function useLongerThan(milliseconds: number, active: boolean): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    setPassed(false);
    if (!active) {
      return undefined;
    }
    const timer = setTimeout(() => setPassed(true), milliseconds);
    return () => clearTimeout(timer);
  }, [active, milliseconds]);
  return active && passed;
}
