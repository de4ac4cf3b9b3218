import { useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';

/**
 * Asks the server anew every few seconds while the page is looked at.
 *
 * @returns whether the last asking is overdue: what is shown may be old
 */
export function useLive(seconds: number, shownAt: Date): boolean {
  const { revalidate, state } = useRevalidator();
  const [overdue, setOverdue] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && state === 'idle') revalidate();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [revalidate, state, seconds]);
  useEffect(() => {
    setOverdue(false);
    const timer = setTimeout(() => setOverdue(true), seconds * 3000);
    return () => clearTimeout(timer);
  }, [shownAt, seconds]);
  return overdue;
}

/** Seconds from the server's clock to a moment, counted on between two answers of the server. */
export function useSecondsTo(moment: Date, serverNow: Date): number {
  const atAnswer = Math.round((moment.getTime() - serverNow.getTime()) / 1000);
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    setPassed(0);
    const began = Date.now();
    const timer = setInterval(() => setPassed(Math.floor((Date.now() - began) / 1000)), 1000);
    return () => clearInterval(timer);
  }, [serverNow]);
  return atAnswer - passed;
}
