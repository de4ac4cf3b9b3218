import type { CertificatePage } from '~/credentials/queries/certificate-page.server.ts';
import type { CertificateFacts } from '~/credentials/rules/certificate-facts.ts';
import type { CertificateState } from '~/credentials/rules/certificate-state.ts';
import { CredentialDocument } from '../credential/credential-document.tsx';
import { CredentialState } from '../credential/credential-state.tsx';
import { formatDate, formatFormalDate, formatTableDate } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { credentialMessages } from '../messages/credential.ts';
import { useT } from '../messages/define-messages.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { RadioGroup } from '../parts/choice-group.tsx';
import type { QrPath } from '../parts/qr-code.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { CONDITIONS } from './condition.ts';

type Event = { type: string; at: string; reason: string | null; byName: string | null };

export type CertificateSheetProps = {
  id: string;
  facts: CertificateFacts;
  state: CertificateState;
  events: readonly Event[];
  pdfSha256: string | null;
  code: string;
  mayEnd: boolean;
  /** the holder's other certificates of the same level that are in force */
  beside: readonly { id: string; number: string; validUntil: string | null }[];
  mayCorrect: boolean;
  supersedesId: string | null;
  successor: CertificatePage['successor'];
  maskedName: string;
  daysLeft: number | null;
  verification: { path: string; address: string; qr: QrPath };
  /** what was wrong with an ending, by field, and what was entered */
  refused: { errors: Record<string, string>; values: Record<string, string> } | null;
};

/** A certificate: the document, and beside it its state and how to prove it. */
export function CertificateSheet(props: CertificateSheetProps) {
  const { facts, state, verification } = props;
  const t = useT(credentialMessages);
  const ready = state !== 'PREPARING';
  const wasEnded = ready && state !== 'VALID' && state !== 'EXPIRED';
  return (
    <div className="wrap credential-columns">
      <CredentialDocument
        issuer={facts.authorityName}
        title={facts.title}
        number={facts.number}
        statement={facts.sentences.map((sentence, at) =>
          at === 0 ? (
            <>
              <b>{facts.holderName}</b>
              {sentence}
            </>
          ) : (
            sentence
          ),
        )}
        facts={facts.rows.map(([term, detail]) => ({ term, detail }))}
        qr={verification.qr}
        verifyAddress={verification.address}
        issuedOn={formatFormalDate(facts.issuedOn, 'zh-CN')}
        specimen={facts.demonstration}
      />
      <aside className="credential-side">
        <CredentialState condition={CONDITIONS[state].condition}>
          <Period {...props} />
          {props.successor && (
            <p>
              {t.rich('replacedBy', {
                next: (
                  <a className="num" href={`/certificates/${props.successor.id}`}>
                    {props.successor.number}
                  </a>
                ),
              })}
            </p>
          )}
        </CredentialState>
        <div className="credential-acts">
          {ready ? (
            <>
              <LinkButton look="red" wide href={`/certificates/${props.id}/pdf`}>
                {t('download')}
              </LinkButton>
              <LinkButton wide href={verification.path}>
                {t('verifyLink')}
              </LinkButton>
            </>
          ) : (
            <LinkButton wide href={`/certificates/${props.id}`}>
              {t('reload')}
            </LinkButton>
          )}
        </div>
        {ready && (
          <section>
            <h2>{t('howTitle')}</h2>
            <p>
              {t.rich('how', {
                code: <span className="num nowrap">{props.code}</span>,
                name: props.maskedName,
                title: facts.title,
              })}
            </p>
          </section>
        )}
        <section>
          <h2>{t('provesTitle')}</h2>
          <p>{t(wasEnded ? 'provesEnded' : facts.type === 'COMPETENCY' ? 'provesCompetency' : 'provesSlip')}</p>
        </section>
        <section>
          <h2>{t('logTitle')}</h2>
          <ol className="credential-log">
            {props.events.map((event) => (
              <li key={`${event.type}${event.at}`}>
                <time className="num" dateTime={event.at}>
                  {formatTableDate(event.at)}
                </time>{' '}
                {t(event.type as 'SEALED')}
                {event.byName && ` · ${event.byName}`}
                {event.reason && ` · ${event.reason}`}
              </li>
            ))}
          </ol>
          {props.supersedesId && (
            <p className="cap">
              {t.rich('replaces', {
                previous: <a href={`/certificates/${props.supersedesId}`}>{t('previousOne')}</a>,
              })}
            </p>
          )}
          {props.pdfSha256 && (
            <p className="cap">
              {t('fingerprint', {
                hash: props.pdfSha256
                  .slice(0, 16)
                  .replaceAll(/(.{4})/g, '$1 ')
                  .trim(),
              })}
            </p>
          )}
        </section>
        {state === 'VALID' && (
          <section>
            <p>{t('correction')}</p>
            {props.mayCorrect && (
              <p>
                <a href={`/certificates/${props.id}/correction`}>{t('correctLink')}</a>
              </p>
            )}
          </section>
        )}
        <Beside {...props} wasEnded={wasEnded} />
        {props.mayEnd && ready && !wasEnded && <EndForm refused={props.refused} />}
      </aside>
    </div>
  );
}

function Period({ daysLeft, facts, state, events }: CertificateSheetProps) {
  const t = useT(credentialMessages);
  const locale = useLocale();
  if (state === 'PREPARING') return <p>{t('beingDrawn')}</p>;
  const ended = events.find((event) => ['REVOKED', 'CANCELLED', 'SUPERSEDED'].includes(event.type));
  if (ended) return <p>{formatDate(ended.at, locale)}</p>;
  if (!facts.validUntil) return <p>{t('untilOpen')}</p>;
  const date = formatDate(facts.validUntil, locale);
  return <p>{daysLeft !== null && daysLeft >= 0 ? t('until', { date, days: daysLeft }) : t('untilOver', { date })}</p>;
}

function Beside({ beside, mayEnd, wasEnded }: CertificateSheetProps & { wasEnded: boolean }) {
  const t = useT(credentialMessages);
  const locale = useLocale();
  if (beside.length === 0) return null;
  return (
    <section>
      <h2>{t('besideTitle')}</h2>
      {beside.map((one) => (
        <p key={one.id}>
          <a href={`/certificates/${one.id}`}>
            {one.validUntil
              ? t('besideUntil', { number: one.number, until: formatDate(one.validUntil, locale) })
              : t('number', { number: one.number })}
          </a>
        </p>
      ))}
      {mayEnd && <p>{t(wasEnded ? 'besideEnded' : 'besideEnd')}</p>}
    </section>
  );
}

function EndForm({ refused }: { refused: CertificateSheetProps['refused'] }) {
  const t = useT(credentialMessages);
  const errorOf = (name: string): string | undefined => {
    const key = refused?.errors[name];
    return key === undefined ? undefined : t(key as 'reason-missing');
  };
  return (
    <section>
      <h2>{t('endTitle')}</h2>
      <p className="cap">{t('endHint')}</p>
      <form method="post" className="form">
        <RadioGroup
          name="kind"
          label={t('endKind')}
          choices={[
            { value: 'REVOKED', label: t('REVOKED') },
            { value: 'CANCELLED', label: t('CANCELLED') },
          ]}
          required
          chosen={[refused?.values['kind'] ?? '']}
          error={errorOf('kind')}
          inline
        />
        <Textarea
          name="reason"
          label={t('endReason')}
          hint={t('endReasonHint')}
          required
          defaultValue={refused?.values['reason']}
          error={errorOf('reason')}
        />
        <Button look="danger">{t('endSubmit')}</Button>
      </form>
    </section>
  );
}
