import { z } from 'zod';
import { certificateFile } from '~/credentials/queries/certificate-page.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { download } from '~/http/workbook-response.server.ts';
import { NotFound } from '~/identity/rules/actor.ts';

export const loader = forActor(async ({ actor, params }) => {
  const id = z.uuid().safeParse(params['certificateId']);
  if (!id.success) throw new NotFound('certificate');
  const file = await certificateFile(actor, id.data);
  return download(file.bytes, file.name, 'application/pdf');
});
