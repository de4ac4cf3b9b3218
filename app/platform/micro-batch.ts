/**
 * Gathers what many requests ask for at the same moment into one call. While a call is under way the next batch gathers,
 * so a batch is as large as the load makes it and a lone request waits for nobody.
 *
 * @param run gets the items in the order in which they came and answers in the same order
 * @param options most items in one call, and how many calls may be under way at once
 */
export function microBatch<T, R>(
  run: (items: readonly T[]) => Promise<readonly R[]>,
  { most, lanes }: { most: number; lanes: number },
): (item: T) => Promise<R> {
  type Waiting = { item: T; done: (result: R) => void; failed: (error: unknown) => void };
  let waiting: Waiting[] = [];
  let underWay = 0;
  let scheduled = false;

  const settle = async (batch: Waiting[]): Promise<void> => {
    try {
      const results = await run(batch.map(({ item }) => item));
      batch.forEach(({ done }, place) => done(results[place] as R));
    } catch (error) {
      for (const { failed } of batch) failed(error);
    } finally {
      underWay -= 1;
      pump();
    }
  };
  const pump = (): void => {
    scheduled = false;
    while (underWay < lanes && waiting.length > 0) {
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      underWay += 1;
      void settle(batch);
    }
  };

  return (item) =>
    new Promise<R>((done, failed) => {
      waiting.push({ item, done, failed });
      if (scheduled || underWay >= lanes) return;
      scheduled = true;
      // What arrived in the same turn of the event loop travels together.
      setImmediate(pump);
    });
}
