import { importTemplate } from '~/http/import-templates.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { workbookResponse } from '~/http/workbook-response.server.ts';
import { authorisedScopes, NotFound } from '~/identity/rules/actor.ts';
import { templateSheets } from '~/ui/operations/template-sheets.ts';

/** The template of one kind: 填写说明, 数据, 字典. */
export const loader = forActor(async ({ actor, params, context }) => {
  const template = importTemplate(params['kind'] ?? '');
  if (!template) throw new NotFound('template');
  authorisedScopes(actor, template.permission);
  return workbookResponse(
    context.locale === 'en' ? template.labelEn : template.label,
    templateSheets(template, context.locale),
  );
});
