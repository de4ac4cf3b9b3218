import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { credentialMessages } from '../messages/credential.ts';
import { QrCode, type QrPath } from '../parts/qr-code.tsx';

export type CredentialDocumentProps = {
  issuer: string;
  title: string;
  number: string;
  /** The statement, sentence by sentence; `<b>` for the name and the verdict. */
  statement: readonly ReactNode[];
  facts: readonly { term: string; detail: ReactNode }[];
  qr: QrPath;
  verifyAddress: string;
  /** The day in formal writing: 二〇二六年十一月二十三日. */
  issuedOn: string;
  /** Marks a demonstration's document as worthless. */
  specimen?: boolean | undefined;
};

/** A certificate as a sheet of paper. Light in the dark too, and alone on the page in print. */
export function CredentialDocument(props: CredentialDocumentProps) {
  const t = useT(credentialMessages);
  return (
    <article className="credential light" aria-label={props.title} lang="zh-CN">
      <div className="credential-frame">
        <div className="credential-inner">
          <p className="credential-issuer">{props.issuer}</p>
          <h1 className="credential-title">{props.title}</h1>
          <p className="credential-number">{t('number', { number: props.number })}</p>
          <div className="credential-statement">
            {props.statement.map((sentence, i) => (
              <p key={i}>{sentence}</p>
            ))}
          </div>
          <dl>
            {props.facts.map((fact) => (
              <div key={fact.term}>
                <dt>{fact.term}</dt>
                <dd>{fact.detail}</dd>
              </div>
            ))}
          </dl>
          <div className="credential-end">
            <div className="credential-qr">
              <QrCode code={props.qr} />
            </div>
            <p className="credential-sign">
              <b className="keep">{props.issuer}</b>
              <br />
              <span className="nowrap">{props.issuedOn}</span>
            </p>
            <p className="credential-tail">
              <span>{t('verifyAt', { address: props.verifyAddress })}</span>
              {props.specimen && <b>{t('specimen')}</b>}
            </p>
          </div>
        </div>
      </div>
    </article>
  );
}
