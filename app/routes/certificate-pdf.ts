import { certificateFile } from '~/credentials/queries/certificate-page.server.ts';
import { idOf } from '~/http/id-of.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { download } from '~/http/workbook-response.server.ts';

export const loader = forActor(async ({ actor, params }) => {
  const id = idOf(params['certificateId']);
  const file = await certificateFile(actor, id);
  return download(file.bytes, file.name, 'application/pdf');
});
