import type { Role } from '~/identity/rules/roles.ts';
import { useT } from '../messages/define-messages.ts';
import { roleMessages } from '../messages/roles.ts';
import { openingMessages } from '../messages/sign-in.ts';

export type CodeRow = { accountNumber: string; displayName: string; code: string; role?: Role; note?: string };

/** One-time codes as slips to cut apart and hand out; each slip says whose it is and what to do with it. */
export function CodeSheet({
  rows,
  withRole,
  address,
}: {
  rows: readonly CodeRow[];
  withRole?: boolean;
  /** where the codes are used */
  address: string;
}) {
  const t = useT(openingMessages);
  const role = useT(roleMessages);
  return (
    <ul className="code-sheet">
      {rows.map((row) => (
        <li key={row.accountNumber}>
          <p className="code-name">
            <b>{row.displayName}</b>
            {withRole && row.role && <span className="cap">{role(row.role)}</span>}
            {row.note && <span className="cap">{row.note}</span>}
          </p>
          <p className="cap">
            {t('personNumber')} <span className="num">{row.accountNumber}</span>
          </p>
          <p className="code-value">
            <code>{row.code}</code>
          </p>
          <p className="cap">{t('howToActivate', { address })}</p>
        </li>
      ))}
    </ul>
  );
}
