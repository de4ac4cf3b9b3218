import { expect, it } from 'vitest';
import { routeTable } from '~/http/route-table.ts';
import { actionsOf } from '~tests/support/route-actions.ts';
import { routeProbes } from '~tests/support/route-probes/all.ts';

/** What the test of permissions posts; whether a form without an intent is taken is asked there of the site itself. */
it('has an entry for the action of each route and for each of its intents, and none for nothing', () => {
  for (const entry of routeTable) {
    const actions = actionsOf(entry);
    const entries = Object.keys(routeProbes[entry.id]?.actions ?? {});
    const intents = [...(actions?.keys() ?? [])].toSorted();
    const unnamed = actions && actions.size === 0 ? [''] : entries.filter((intent) => intent === '' && actions);
    expect({ [entry.id]: entries.toSorted() }).toEqual({ [entry.id]: [...unnamed, ...intents].toSorted() });
  }
});
