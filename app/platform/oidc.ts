import * as oidc from 'openid-client';
import { env } from './env.ts';

/** What must be remembered between the way out and the way back. */
export type OidcJourney = { state: string; nonce: string; verifier: string };
/** Who the provider says came: its name, its id of the person, and the claim that holds the account number. */
export type OidcIdentity = { issuer: string; subject: string; accountNumber: string | null };

let found: { issuer: string; config: Promise<oidc.Configuration> } | undefined;

/** What the provider says of itself, asked once; asked again after a failure. */
async function configuration(): Promise<oidc.Configuration> {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = env;
  if (!issuer || !id || !secret) throw new Error('single sign-on is not set up');
  if (found?.issuer !== issuer) {
    // Plain HTTP is for a provider on the same machine or the hall's own network, as the address in the settings says.
    const options = issuer.startsWith('http:') ? { execute: [oidc.allowInsecureRequests], timeout: 5 } : { timeout: 5 };
    const config = oidc.discovery(new URL(issuer), id, secret, undefined, options);
    found = { issuer, config };
    config.catch(() => {
      found = undefined;
    });
  }
  return found.config;
}

/** Where to send the person, with state, nonce and PKCE. @throws when the provider cannot be reached */
export async function oidcDeparture(redirectUri: string): Promise<{ address: string; journey: OidcJourney }> {
  const config = await configuration();
  const journey = {
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
  };
  const address = oidc.buildAuthorizationUrl(config, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
  });
  return { address: address.href, journey };
}

/** Redeems the code on the way back. @throws when anything about the answer is not as it was asked for */
export async function oidcArrival(address: URL, journey: OidcJourney): Promise<OidcIdentity> {
  const config = await configuration();
  const tokens = await oidc.authorizationCodeGrant(config, address, {
    pkceCodeVerifier: journey.verifier,
    expectedState: journey.state,
    expectedNonce: journey.nonce,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error('the provider gave no id token');
  const named = claims[env.OIDC_ACCOUNT_CLAIM] ?? (await userInfoClaim(config, tokens.access_token, claims.sub));
  return { issuer: claims.iss, subject: claims.sub, accountNumber: typeof named === 'string' ? named : null };
}

async function userInfoClaim(config: oidc.Configuration, accessToken: string, subject: string): Promise<unknown> {
  if (!config.serverMetadata().userinfo_endpoint) return null;
  return (await oidc.fetchUserInfo(config, accessToken, subject))[env.OIDC_ACCOUNT_CLAIM];
}
