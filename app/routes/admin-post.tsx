import { redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseForm } from '~/http/forms.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { Forbidden, NotFound } from '~/identity/rules/actor.ts';
import { saveCadrePost } from '~/registry/commands/save-post.server.ts';
import { cadrePage } from '~/registry/queries/cadre-page.server.ts';
import { organizationChoices } from '~/registry/queries/organization-choices.server.ts';
import { postForm } from '~/registry/rules/cadre-form.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { PostForm } from '~/ui/registry/post-form.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

/** A new post (`posts/new`) or one that is held. */
export const loader = forActor(async ({ actor, params, context }) => {
  const cadre = await cadrePage(actor, params['cadreId'] ?? '');
  if (!cadre.mayWrite) throw new Forbidden('registry.write');
  const fresh = params['postId'] === 'new';
  const post = cadre.posts.find(({ id }) => id === params['postId']) ?? null;
  if (!fresh && !post) throw new NotFound('post');
  if (post && !post.mayChange) throw new Forbidden('registry.write');
  return {
    title: translator(registryMessages, context.locale)(fresh ? 'newPost' : 'editPost'),
    cadre: { id: cadre.id, name: cadre.name, homeOrganizationId: cadre.homeOrganizationId },
    post,
    organizations: fresh ? await organizationChoices(actor, 'registry.write') : null,
  };
});

export const action = forActor(async ({ actor, params, request }) => {
  const form = await parseForm(request, postForm);
  if (!form.ok) return { errors: form.errors, values: form.values };
  const cadreId = params['cadreId'] ?? '';
  const postId = params['postId'] === 'new' ? null : (params['postId'] ?? null);
  const saved = await saveCadrePost(actor, cadreId, postId, form.value);
  if (saved.ok) throw redirect(`/admin/cadres/${cadreId}`, 303);
  return saved.reason === 'in-the-future' ? { errors: { startedOn: saved.reason } } : { reason: saved.reason };
});

export default function AdminPost() {
  const { title, cadre, post, organizations } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(registryMessages);
  const back = `/admin/cadres/${cadre.id}`;
  const { mayChange: _, ...stored } = post ?? { mayChange: true, organizationId: cadre.homeOrganizationId };
  return (
    <AdminShell roomy>
      <PageHead
        path={
          <Breadcrumbs
            items={[{ label: t('cadres'), href: '/admin/cadres' }, { label: cadre.name, href: back }, { label: title }]}
          />
        }
        title={title}
      />
      <PostForm
        stored={stored}
        organizations={organizations}
        organizationName={post?.organizationName ?? null}
        answer={answer ?? null}
        back={back}
      />
    </AdminShell>
  );
}
