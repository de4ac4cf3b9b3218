import type { IssuedAddress } from '~/overview/rules/issued-address.ts';
import { useT } from '../messages/define-messages.ts';
import { issuedAddressMessages } from '../messages/issued-address.ts';
import { Notice } from '../parts/notice.tsx';

/** Warns who runs the installation that the codes on certificates lead, or may soon lead, nowhere. */
export function IssuedAddressNotice({ address, fixed, former }: IssuedAddress) {
  const t = useT(issuedAddressMessages);
  return (
    <>
      {former.length > 0 && (
        <Notice kind="due" title={t('former', { n: former.reduce((sum, { certificates }) => sum + certificates, 0) })}>
          <ul>
            {former.map((one) => (
              <li key={one.address}>{t('formerOne', { address: one.address, n: one.certificates })}</li>
            ))}
          </ul>
          <p>{t('formerWhat', { address: address ?? '–' })}</p>
        </Notice>
      )}
      {!fixed && (
        <Notice kind="info" title={address ? t('loose', { address }) : t('unknown')}>
          <p>{t('looseWhat')}</p>
        </Notice>
      )}
    </>
  );
}
