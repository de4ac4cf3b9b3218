import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useMatches,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { permissionsOf } from './identity/rules/actor.ts';
import type { PageHandle } from './ui/page-handle.ts';
import { LocaleProvider } from './ui/locale-context.tsx';
import { defaultLocale, type Locale, type Mode } from './ui/locale.ts';
import { translator } from './ui/messages/define-messages.ts';
import { roleMessages } from './ui/messages/roles.ts';
import { shellMessages } from './ui/messages/shell.ts';
import { useRequestFacts } from './ui/request-facts.tsx';
import { FaultPage, faultStatus } from './ui/shells/fault-page.tsx';
import { PageFrameProvider, type PageFrame } from './ui/shells/page-frame.tsx';
import appCss from './ui/styles/app.css?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: appCss },
  { rel: 'icon', href: '/icon.svg', type: 'image/svg+xml' },
];

/** For pages that name none of their own. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: translator(shellMessages, data?.locale ?? defaultLocale)('product') },
];

export function loader({ request, context }: LoaderFunctionArgs) {
  const { locale, mode, requestId, viewer } = context;
  const { pathname, search } = new URL(request.url);
  const t = translator(roleMessages, locale);
  const roles = [...new Set(viewer?.actor.grants.map((grant) => grant.role))];
  return {
    locale,
    mode,
    requestId,
    path: pathname + search,
    viewer: viewer && {
      name: viewer.actor.displayName,
      roles: roles.map((role) => t(role)),
      permissions: permissionsOf(viewer.actor),
    },
    demonstration: viewer?.demonstration ?? false,
  };
}

type Surroundings = { locale: Locale; mode: Mode; requestId: string | undefined; frame: PageFrame };

/** The loader's data; where it did not run, what the server render or the document itself still knows. */
function useSurroundings(): Surroundings {
  const data = useRouteLoaderData<typeof loader>('root');
  const facts = useRequestFacts();
  const html = typeof document === 'undefined' ? null : document.documentElement;
  const locale = data?.locale ?? facts?.locale ?? (html?.lang === 'en' ? 'en' : defaultLocale);
  const mode = data?.mode ?? facts?.mode ?? (html?.classList.contains('elder') ? 'elder' : 'standard');
  const path = data?.path ?? facts?.path ?? html?.ownerDocument.location.pathname ?? '/';
  const frame = { path, mode, viewer: data?.viewer ?? null, demonstration: data?.demonstration ?? false };
  return { locale, mode, requestId: data?.requestId ?? facts?.requestId, frame };
}

type DocumentProps = { scripts: boolean; title?: string; children: ReactNode };

function Document({ scripts, title, children }: DocumentProps) {
  const { locale, mode, frame } = useSurroundings();
  const nonce = useRequestFacts()?.nonce;
  const islands = useMatches().flatMap((match) => (match.handle as PageHandle | undefined)?.islands ?? []);
  return (
    <html lang={locale} className={mode === 'elder' ? 'elder' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        {title ? <title>{title}</title> : <Meta />}
        <Links />
      </head>
      <body>
        <LocaleProvider locale={locale}>
          <PageFrameProvider frame={frame}>{children}</PageFrameProvider>
        </LocaleProvider>
        {islands.map((source) => (
          <script key={source} src={source} defer nonce={nonce} suppressHydrationWarning />
        ))}
        {scripts && <ScrollRestoration nonce={nonce} />}
        {scripts && <Scripts nonce={nonce} />}
      </body>
    </html>
  );
}

export default function App() {
  const scripts = !useMatches().some((match) => (match.handle as PageHandle | undefined)?.scripts === false);
  return (
    <Document scripts={scripts}>
      <Outlet />
    </Document>
  );
}

/** The page for whatever went wrong. It carries no scripts: there is nothing on it that they could do. */
export function ErrorBoundary() {
  const error = useRouteError();
  const status = faultStatus(isRouteErrorResponse(error) ? error.status : 500);
  const { locale, requestId } = useSurroundings();
  const t = translator(shellMessages, locale);
  return (
    <Document scripts={false} title={`${status} · ${t('product')}`}>
      <FaultPage status={status} requestId={requestId} />
    </Document>
  );
}
