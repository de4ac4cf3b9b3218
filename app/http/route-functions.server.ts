import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import type { Viewer } from '~/identity/queries/viewer.server.ts';
import { Forbidden, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { isOpenBefore, openDuty } from './gate.server.ts';
import type { RequestContext } from './load-context.ts';
import { recordTrespass } from './record-trespass.server.ts';

type Args = { request: Request; params: Record<string, string | undefined>; context: RequestContext; url: URL };
export type SignedInArgs = Args & { viewer: Viewer; actor: Actor };

/** A loader or action for visitors as well; faults of permission and absence become 403 and 404. */
export function forAnyone<T>(work: (args: Args) => Promise<T> | T) {
  return async ({ request, params, context }: LoaderFunctionArgs | ActionFunctionArgs): Promise<T> =>
    translated(context, request, () => work({ request, params, context, url: new URL(request.url) }));
}

/**
 * A loader or action for signed-in people: who acts is the first thing it is given. Whoever still owes the second factor,
 * a new password or the notice is sent there, by whatever address they came.
 *
 * @param settling the page's own path, for the pages on which these duties are done
 */
export function forActor<T>(work: (args: SignedInArgs) => Promise<T> | T, settling = '') {
  return forAnyone<T>((args) => {
    const { viewer } = args.context;
    if (!viewer) throw new Response(null, { status: 401 });
    const duty = openDuty(viewer);
    if (duty && !isOpenBefore(duty, settling)) throw redirect(duty);
    return work({ ...args, viewer, actor: viewer.actor });
  });
}

async function translated<T>(context: RequestContext, request: Request, work: () => Promise<T> | T): Promise<T> {
  const { refusal } = context;
  if (refusal && 'redirect' in refusal) throw redirect(refusal.redirect);
  try {
    if (refusal?.status === 404) throw new NotFound('page');
    if (refusal) throw new Forbidden('page');
    return await work();
  } catch (fault) {
    if (fault instanceof Forbidden) {
      await recordTrespass(context.viewer?.actor ?? null, fault.permission, new URL(request.url).pathname);
      throw new Response(null, { status: 403, statusText: 'Forbidden' });
    }
    if (fault instanceof NotFound) throw new Response(null, { status: 404, statusText: 'Not Found' });
    throw fault;
  }
}
