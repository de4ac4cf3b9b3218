import { can, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { findCadre, shownPosts } from '../data/cadre-page-rows.ts';
import { openPhone } from '../data/cadre-phone.ts';
import type { CadrePage } from '../rules/cadre-page.ts';
import { mayWith, requireWith } from '../rules/cadre-scope.ts';

/** One person with all posts, for whoever may read the registry where the person belongs. */
export async function cadrePage(actor: Actor, cadreId: string): Promise<CadrePage> {
  const cadre = await findCadre(sqlRead, cadreId);
  if (!cadre) throw new NotFound('cadre');
  const posts = await shownPosts(sqlRead, cadre.id, today());
  requireWith(actor, 'registry.read', { homePath: cadre.homePath, posts });
  const mayWrite = mayWith(actor, 'registry.write', { homePath: cadre.homePath, posts });
  const { phoneCipher, homePath: _, rootId: __, ...shown } = cadre;
  return {
    ...shown,
    phone: mayWrite && phoneCipher ? openPhone(cadre.id, phoneCipher) : null,
    posts: posts.map(({ path, ...post }) => ({ ...post, mayChange: can(actor, 'registry.write', path) })),
    mayWrite,
  };
}
