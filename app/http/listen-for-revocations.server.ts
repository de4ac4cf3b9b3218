import { listen } from '~/platform/listen.ts';
import { forgetSession } from '~/identity/queries/viewer.server.ts';

/** The channel on which ended sessions are told to every web process. */
export const REVOKED_CHANNEL = 'session_revoked';

/** Keeps this process from honouring a session that was ended elsewhere. @returns a function that stops listening */
export const listenForRevocations = (): Promise<() => Promise<void>> => listen(REVOKED_CHANNEL, forgetSession);
