import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

/** Who the provider lets in next: its own id of the person and the account number that it vouches for. */
export type OidcPerson = { subject: string; accountNumber?: string };

export type TestProvider = { issuer: string; letIn(person: OidcPerson): void; stop(): Promise<void> };

/** A real OpenID provider on loopback that asks nothing and lets in whom the test names. */
export async function startOidcProvider(clientId: string, clientSecret: string): Promise<TestProvider> {
  let person: OidcPerson = { subject: 'nobody' };
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: clientId, client_secret: clientSecret, redirect_uris: ['http://127.0.0.1/sign-in/oidc/callback'] },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, ...(person.accountNumber && { preferred_username: person.accountNumber }) }),
    }),
    cookies: { keys: ['test'] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
  });
  // The site listens on whatever port is free, so any port of loopback may be the way back.
  provider.Client.prototype.redirectUriAllowed = (uri: string) => {
    return new URL(uri).hostname === '127.0.0.1' && new URL(uri).pathname === '/sign-in/oidc/callback';
  };
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void answer(request, response);
    void consent(provider, person.subject, clientId, request, response);
  });
  return {
    issuer,
    letIn: (next) => {
      person = next;
    },
    stop: () => new Promise((resolve) => (server.close(() => resolve()), server.closeAllConnections())),
  };
}

async function consent(
  provider: Provider,
  accountId: string,
  clientId: string,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope('openid profile');
  const grantId = await grant.save();
  await provider.interactionFinished(
    request,
    response,
    { login: { accountId }, consent: { grantId } },
    { mergeWithLastSubmission: false },
  );
}
