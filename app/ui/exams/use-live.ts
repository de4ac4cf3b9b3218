import { useRevalidator } from '@remix-run/react';
import { useEffect, useState } from 'react';

/**
 * Asks the server anew every few seconds while the page is looked at.
 *
 * @returns whether the last asking is overdue: what is shown may be old
 */
export function useLive(seconds: number, shownAt: Date): boolean {
  const { revalidate, state } = useRevalidator();
  const [overdue, setOverdue] = useState<Date | null>(null);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible' && state === 'idle') revalidate();
    }, seconds * 1000);
    return () => clearInterval(timer);
  }, [revalidate, state, seconds]);
  useEffect(() => {
    const timer = setTimeout(() => setOverdue(shownAt), seconds * 3000);
    return () => clearTimeout(timer);
  }, [shownAt, seconds]);
  return overdue === shownAt;
}

/** Seconds from the server's clock to a moment, counted on between two answers of the server. */
export function useSecondsTo(moment: Date, serverNow: Date): number {
  const atAnswer = Math.round((moment.getTime() - serverNow.getTime()) / 1000);
  const [counted, setCounted] = useState({ since: serverNow, seconds: 0 });
  useEffect(() => {
    const began = Date.now();
    const timer = setInterval(
      () => setCounted({ since: serverNow, seconds: Math.floor((Date.now() - began) / 1000) }),
      1000,
    );
    return () => clearInterval(timer);
  }, [serverNow]);
  return atAnswer - (counted.since === serverNow ? counted.seconds : 0);
}
