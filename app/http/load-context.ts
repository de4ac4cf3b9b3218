import type { Viewer } from '~/identity/queries/viewer.server.ts';
import type { Passage } from './gate.server.ts';
import type { Locale, Mode } from '~/ui/locale.ts';

/** What the web server knows of a request before Remix sees it. */
export type RequestContext = {
  readonly nonce: string;
  readonly requestId: string;
  /**
   * who is signed in; null for visitors. Also somebody who still owes the second factor, a new password or the notice:
   * `refusal` keeps them from pages, and `forActor` from whatever it guards.
   */
  readonly viewer: Viewer | null;
  readonly locale: Locale;
  readonly mode: Mode;
  /** a random, signed mark of this browser, for lock-outs and for moving a sitting between devices */
  readonly deviceKey: string;
  readonly deviceLabel: string;
  readonly now: Date;
  /** where the request comes from, for rate limits and lock-outs only; never written down but as a keyed digest */
  readonly visitorAddress: string;
  /** why this request may not reach its page; null when it may. Every loader and action looks at it first. */
  readonly refusal: Exclude<Passage, { pass: true }> | null;
};

declare module '@remix-run/server-runtime' {
  interface AppLoadContext extends RequestContext {}
}
