import { timingSafeEqual } from 'node:crypto';
import { today } from '~/platform/clock.ts';
import { isSealed, sha256 } from '~/platform/signer.ts';
import { findForVerification } from '../data/certificate-rows.ts';
import { canonicalText } from '../rules/certificate-facts.ts';
import { readCertificateNumber } from '../rules/certificate-number.ts';
import { certificateState, type CertificateState } from '../rules/certificate-state.ts';
import { maskedName } from '../rules/masked-name.ts';
import { readVerificationCode } from '../rules/verification-code.ts';

export type Verification =
  | { found: false }
  | {
      found: true;
      /** the masked name, type, level, dates and state: nothing else is public */
      holder: string;
      number: string;
      type: 'TEST_PASS_SLIP' | 'COMPETENCY';
      title: string;
      level: string | null;
      issuedBy: string;
      issuedOn: string;
      /** of a renewal this can be a day to come */
      validFrom: string;
      validUntil: string | null;
      state: CertificateState;
      /** since when it is no longer in force */
      endedOn: string | null;
      demonstration: boolean;
      /** whether facts and file are those that were sealed */
      intact: boolean;
    };

/**
 * What anyone may know of a certificate whose number and code they hold. A number that does not exist, a wrong code and
 * an authority that has closed its page all get the same answer, so that nothing can be counted or guessed.
 */
export async function verifyCertificate(typedNumber: string, typedCode: string): Promise<Verification> {
  const number = readCertificateNumber(typedNumber);
  const row = number ? await findForVerification(number) : null;
  // Hashed first: equal lengths for the comparison, and the same work whether the number exists or not.
  const given = Buffer.from(sha256(readVerificationCode(typedCode)));
  const right = timingSafeEqual(given, Buffer.from(sha256(row?.verificationCode ?? 'none')));
  if (!row || !right || !row.open) return { found: false };
  const ended = row.events.find((event) => ['REVOKED', 'CANCELLED', 'SUPERSEDED'].includes(event.type));
  return {
    found: true,
    holder: maskedName(row.facts.holderName),
    number: row.number,
    type: row.type,
    title: row.facts.title,
    level: row.level,
    issuedBy: row.facts.authorityName,
    issuedOn: row.facts.issuedOn,
    validFrom: row.facts.validFrom,
    validUntil: row.facts.validUntil,
    state: certificateState(
      row,
      row.events.map((event) => event.type),
      today(),
    ),
    endedOn: ended ? today(new Date(ended.at)) : null,
    demonstration: row.facts.demonstration,
    intact:
      row.seal !== null &&
      sha256(canonicalText(row.facts)) === row.factsHash &&
      isSealed(`${row.number}\n${row.factsHash}\n${row.pdfSha256}`, row.seal),
  };
}
