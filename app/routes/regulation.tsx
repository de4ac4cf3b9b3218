import { useLoaderData, type MetaFunction } from '@remix-run/react';
import { forActor } from '~/http/route-functions.server.ts';
import { canAnywhere } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { questionsCiting } from '~/questions/queries/questions-citing.server.ts';
import { citationsOf } from '~/regulations/queries/citations.server.ts';
import { regulationPage } from '~/regulations/queries/regulation-page.server.ts';
import type { PageHandle } from '~/ui/page-handle.ts';
import { RegulationDocumentPage } from '~/ui/regulations/regulation-document-page.tsx';

export const handle = { scripts: false } satisfies PageHandle;

export const loader = forActor(async ({ actor, context, params }) => {
  const document = await regulationPage(actor, params['code'] ?? '', today(context.now));
  const [citations, questions] = await Promise.all([citationsOf(document.id), questionsCiting(actor, document.id)]);
  return { document, citations, questions, questionBank: canAnywhere(actor, 'questions.read') };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.document.title }];

export default function Regulation() {
  return <RegulationDocumentPage {...useLoaderData<typeof loader>()} />;
}
