import { data, redirect, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { parseFormData } from '~/http/forms.server.ts';
import { pickOrganization } from '~/http/picked-organization.server.ts';
import { forActor } from '~/http/route-functions.server.ts';
import { organizationPicker } from '~/identity/queries/organization-choices.server.ts';
import { Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import type { OrganizationPicker } from '~/identity/rules/organization-choice.ts';
import { saveCadrePost } from '~/registry/commands/save-post.server.ts';
import { cadrePage } from '~/registry/queries/cadre-page.server.ts';
import { postForm } from '~/registry/rules/cadre-form.ts';
import { translator, useT } from '~/ui/messages/define-messages.ts';
import { registryMessages } from '~/ui/messages/registry.ts';
import { Breadcrumbs } from '~/ui/parts/breadcrumbs.tsx';
import { PageHead } from '~/ui/parts/page-head.tsx';
import { PostForm } from '~/ui/registry/post-form.tsx';
import { AdminShell } from '~/ui/shells/admin-shell.tsx';

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

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
    cadre: { id: cadre.id, name: cadre.name },
    post,
    place: fresh ? await placeFor(actor, cadre.homeOrganizationId) : null,
  };
});

/** Most posts are held at home; a home where this person may not write is no suggestion. */
async function placeFor(actor: Actor, home: string): Promise<OrganizationPicker> {
  const place = await organizationPicker(actor, 'registry.write', home);
  return { ...place, fault: null };
}

export const action = forActor(async ({ actor, params, request, url }) => {
  const posted = await request.formData();
  const place =
    params['postId'] === 'new'
      ? await pickOrganization(actor, 'registry.write', posted, 'organizationId', { path: url.pathname })
      : null;
  const form = parseFormData(posted, postForm);
  const typed = { values: form.values, ...(place && { picked: { organizationId: place.answer } }) };
  if (!form.ok) return data({ ...typed, errors: place?.looking ? {} : form.errors }, { status: place?.status ?? 400 });
  const cadreId = params['cadreId'] ?? '';
  const postId = params['postId'] === 'new' ? null : (params['postId'] ?? null);
  const saved = await saveCadrePost(actor, cadreId, postId, form.value);
  if (saved.ok) throw redirect(`/admin/cadres/${cadreId}`, 303);
  const refused = saved.reason === 'in-the-future' ? { errors: { startedOn: saved.reason } } : { reason: saved.reason };
  return data({ ...typed, ...refused }, { status: 409 });
});

export default function AdminPost() {
  const { title, cadre, post, place } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useT(registryMessages);
  const back = `/admin/cadres/${cadre.id}`;
  const { mayChange: _, ...stored } = post ?? { mayChange: true };
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
        place={place}
        organizationName={post?.organizationName ?? null}
        answer={answer ?? null}
        back={back}
      />
    </AdminShell>
  );
}
