import type { CertificateState } from '~/credentials/rules/certificate-state.ts';
import type { CredentialCondition } from '../credential/credential-state.tsx';
import type { credentialMessages } from '../messages/credential.ts';
import type { State } from '../parts/state-mark.tsx';

type Shown = { word: keyof typeof credentialMessages; mark: State; condition: CredentialCondition };

/** Word, mark and large form of each state, the same on every page. */
export const CONDITIONS: Record<CertificateState, Shown> = {
  PREPARING: { word: 'preparing', mark: 'running', condition: 'preparing' },
  VALID: { word: 'valid', mark: 'done', condition: 'valid' },
  EXPIRED: { word: 'expired', mark: 'due', condition: 'expired' },
  REVOKED: { word: 'revoked', mark: 'alarm', condition: 'revoked' },
  CANCELLED: { word: 'cancelled', mark: 'alarm', condition: 'cancelled' },
  SUPERSEDED: { word: 'superseded', mark: 'waiting', condition: 'superseded' },
  VOID: { word: 'void', mark: 'alarm', condition: 'cancelled' },
};
