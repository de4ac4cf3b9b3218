import type { ShownVersion } from '~/regulations/rules/regulation-views.ts';
import { formatDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { regulationMessages } from '../messages/regulations.ts';
import { UnconfirmedTag } from '../parts/tag.tsx';

/** From when to when a text holds, how well it was read, and who checked it. */
export function ClauseDatesLine({ version }: { version: Omit<ShownVersion, 'substance'> }) {
  const t = useT(regulationMessages);
  const locale = useLocale();
  const from = version.validFrom ? formatDate(version.validFrom, locale) : t('startUnknown');
  return (
    <p className="cap clause-dates">
      <span>
        {version.validTo
          ? t('validBetween', { from, to: formatDate(version.validTo, locale) })
          : version.validFrom
            ? t('validSince', { from })
            : from}
      </span>
      {' · '}
      <span>{t(version.evidence)}</span>
      {!version.confirmed && (
        <>
          {' '}
          <UnconfirmedTag />
        </>
      )}
      {version.confirmedBy && version.confirmedAt && (
        <>
          {' · '}
          <span>{t('confirmedBy', { name: version.confirmedBy, date: formatDate(version.confirmedAt, locale) })}</span>
        </>
      )}
    </p>
  );
}
