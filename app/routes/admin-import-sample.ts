import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { dirtyRosterFor } from '~/registry/queries/dirty-roster.server.ts';

/** A messy roster to try an import with; a sheet that comes from a unit is Chinese in either language. */
export const loader = forActor(async ({ actor }) =>
  workbookResponse('党务干部花名册（待整理样表）', [
    {
      name: 'Sheet1',
      rows: await dirtyRosterFor(actor),
      widths: [6, 10, 12, 12, 30, 16, 12, 10, 14, 16, 10],
      stickyRows: 0,
    },
  ]),
);
