import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { Forbidden, NotFound } from '~/identity/rules/actor.ts';
import { endPost } from '~/registry/commands/end-post.server.ts';
import { cadrePage } from '~/registry/queries/cadre-page.server.ts';
import { endPostForm } from '~/registry/rules/cadre-form.ts';
import { formatTableDate } from '~/ui/format.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { partsMessages } from '~/ui/messages/parts.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { Button, LinkButton } from '~/ui/parts/button.tsx';
import { DateInput } from '~/ui/parts/date-input.tsx';
import { ErrorSummary } from '~/ui/parts/error-summary.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { TextInput } from '~/ui/parts/text-input.tsx';
import { RefusalNotice, useFormAnswer } from '~/ui/registry/form-fields.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export const loader = forActor(async ({ actor, params, context }) => {
  const cadre = await cadrePage(actor, params['cadreId'] ?? '');
  const post = cadre.posts.find(({ id }) => id === params['postId']);
  if (!post) throw new NotFound('post');
  if (!post.mayChange) throw new Forbidden('registry.write');
  return {
    title: translator(registryMessages, context.locale)('endPost'),
    cadre: { id: cadre.id, name: cadre.name },
    post,
    endedOn: formatTableDate(context.now),
  };
});

export const action = forActor(async ({ actor, params, request }) => {
  const form = await parseForm(request, endPostForm);
  if (!form.ok) return { errors: form.errors, values: form.values };
  const cadreId = params['cadreId'] ?? '';
  const ended = await endPost(actor, cadreId, params['postId'] ?? '', form.value);
  if (ended.ok) throw redirect(`/admin/cadres/${cadreId}`, 303);
  return ended.reason === 'not-held' ? { reason: ended.reason } : { errors: { endedOn: ended.reason } };
});

export default function AdminPostEnd() {
  const { title, cadre, post, endedOn } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>() ?? null;
  const t = useT(registryMessages);
  const p = useT(partsMessages);
  const { field, errors } = useFormAnswer(answer, { endedOn });
  const back = `/admin/cadres/${cadre.id}`;
  return (
    <AdminShell roomy>
      <PageHead
        path={
          <Breadcrumbs
            items={[{ label: t('cadres'), href: '/admin/cadres' }, { label: cadre.name, href: back }, { label: title }]}
          />
        }
        title={title}
        lead={`${cadre.name} ${post.organizationName} ${post.title}（${post.startedOn}—）`}
      />
      <form method="post" className="form">
        <RefusalNotice answer={answer} />
        <ErrorSummary errors={errors} />
        <p>{t('endPostLead')}</p>
        <DateInput {...field('endedOn')} label={t('endsOn')} required />
        <TextInput {...field('documentNumber')} label={t('endDocumentNumber')} width="medium" />
        <div className="form-acts">
          <Button look="danger">{title}</Button>
          <LinkButton href={back} look="bare">
            {p('cancel')}
          </LinkButton>
        </div>
      </form>
    </AdminShell>
  );
}
