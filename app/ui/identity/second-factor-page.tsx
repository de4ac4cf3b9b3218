import { formatDate } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { accountMessages } from '../messages/account.ts';
import { useT } from '../messages/define-messages.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { ErrorSummary } from '../parts/error-summary.tsx';
import { Notice } from '../parts/notice.tsx';
import { QrCode, type QrPath } from '../parts/qr-code.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { PlainShell } from '../shells/plain-shell.tsx';

export type SecondFactorPageProps = {
  title: string;
  /** The authenticator is set up and this sign-in still lacks its code. */
  toPass: boolean;
  required: boolean;
  since: Date | null;
  recoveryCodesLeft: number;
  secret: string | null;
  qr: QrPath | null;
  next: string;
  answer?: { error?: string; recoveryCodes?: string[] } | undefined;
};

/** Setting up, passing and giving up the second factor: one step at a time. */
export function SecondFactorPage(props: SecondFactorPageProps) {
  const { title, answer } = props;
  return (
    <PlainShell>
      <h1>{title}</h1>
      <ErrorSummary errors={{ code: answer?.error }} />
      {answer?.recoveryCodes ? <RecoveryCodes codes={answer.recoveryCodes} next={props.next} /> : <Step {...props} />}
    </PlainShell>
  );
}

function Step(props: SecondFactorPageProps) {
  const t = useT(accountMessages);
  if (props.toPass)
    return <CodeForm {...props} intent="pass" recovery submit={t('factorPass')} note={t('factorLost')} />;
  if (props.since) return <Settled {...props} />;
  if (props.secret && props.qr) return <Scan {...props} />;
  return (
    <>
      <p className="plain-lead">{t(props.required ? 'factorRequired' : 'factorLead')}</p>
      <form method="post" action={target(props.next)} className="form-acts">
        <Button look="red" name="intent" value="begin">
          {t('factorBegin')}
        </Button>
        {!props.required && <LinkButton href="/account">{t('accountTitle')}</LinkButton>}
      </form>
    </>
  );
}

const target = (next: string): string => `/account/second-factor?next=${encodeURIComponent(next)}`;

function Scan({ secret, qr, next, answer }: SecondFactorPageProps) {
  const t = useT(accountMessages);
  return (
    <div className="stack">
      <h2>{t('factorScan')}</h2>
      <p className="cap">{t('factorScanWhat')}</p>
      <div className="factor-scan">{qr && <QrCode code={qr} label={t('factorScan')} />}</div>
      <p className="factor-key">
        <span className="cap">{t('factorKey')}</span> <code>{secret?.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
      <CodeForm next={next} answer={answer} intent="enrol" submit={t('factorConfirm')} />
    </div>
  );
}

function Settled(props: SecondFactorPageProps) {
  const t = useT(accountMessages);
  const [locale, zone] = [useLocale(), useZone()];
  const date = props.since ? formatDate(props.since, locale, zone) : '';
  return (
    <div className="stack">
      <Notice kind="success" title={t('factorOn')}>
        {t('factorOnSince', { date, n: props.recoveryCodesLeft })}
      </Notice>
      <form method="post" action={target(props.next)} className="form">
        <CodeField label={t('factorCode')} error={props.answer?.error} />
        <div className="form-acts">
          <Button name="intent" value="renew">
            {t('recoveryRenew')}
          </Button>
          {!props.required && (
            <Button look="danger" name="intent" value="drop">
              {t('factorDrop')}
            </Button>
          )}
          <LinkButton href="/account" look="bare">
            {t('accountTitle')}
          </LinkButton>
        </div>
      </form>
    </div>
  );
}

type CodeFormProps = Pick<SecondFactorPageProps, 'next' | 'answer'> & {
  intent: string;
  submit: string;
  recovery?: boolean;
  note?: string;
};

function CodeForm({ next, answer, intent, submit, recovery, note }: CodeFormProps) {
  const t = useT(accountMessages);
  return (
    <form method="post" action={target(next)} className="form">
      <CodeField label={t(recovery ? 'factorCodeOrRecovery' : 'factorCode')} error={answer?.error} text={recovery} />
      <div className="form-acts">
        <Button look="red" name="intent" value={intent}>
          {submit}
        </Button>
      </div>
      {note && <p className="cap">{note}</p>}
    </form>
  );
}

function CodeField({ label, error, text }: { label: string; error: string | undefined; text?: boolean | undefined }) {
  return (
    <TextInput
      name="code"
      label={label}
      error={error}
      width="medium"
      inputMode={text ? 'text' : 'numeric'}
      autoComplete="one-time-code"
      autoCapitalize="characters"
      spellCheck={false}
      required
    />
  );
}

function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  const t = useT(accountMessages);
  return (
    <div className="stack">
      <h2>{t('recoveryTitle')}</h2>
      <p>{t('recoveryWhat')}</p>
      <ol className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <LinkButton href={next} look="ink">
        {t('recoveryKept')}
      </LinkButton>
    </div>
  );
}
