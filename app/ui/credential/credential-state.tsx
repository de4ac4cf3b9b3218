import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { credentialMessages } from '../messages/credential.ts';
import { Icon, type IconName } from '../parts/icon.tsx';

export type CredentialCondition = 'valid' | 'expired' | 'revoked' | 'cancelled' | 'superseded' | 'preparing';

const icons: Record<CredentialCondition, IconName> = {
  valid: 'seal',
  expired: 'clock',
  revoked: 'cross',
  cancelled: 'cross',
  superseded: 'info',
  preparing: 'clock',
};

/** The state of a certificate now, large, beside its document. `children`: until when, or why. */
export function CredentialState({ condition, children }: { condition: CredentialCondition; children?: ReactNode }) {
  const t = useT(credentialMessages);
  return (
    <div className={`credential-state credential-${condition}`}>
      <p className="cap">{t('currentState')}</p>
      <p className="credential-word">
        <Icon name={icons[condition]} />
        {t(condition)}
      </p>
      {children && <div className="quiet">{children}</div>}
    </div>
  );
}
