import { randomInt } from 'node:crypto';
import { audit, type AuditActor } from '~/platform/audit.ts';
import { now } from '~/platform/clock.ts';
import type { Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { requestJob } from '~/platform/outbox.ts';
import { sha256 } from '~/platform/signer.ts';
import { findBySource, insertCertificate, insertEvent, lockSource, takeNumber } from '../data/certificate-rows.ts';
import { renderCertificateJob } from '../jobs/credential-jobs.ts';
import { canonicalText, certificateFacts, type CertificateFacts } from '../rules/certificate-facts.ts';
import { certificateNumber } from '../rules/certificate-number.ts';
import { CODE_ALPHABET, CODE_LENGTH } from '../rules/verification-code.ts';

/** The drawing that `render-certificate` uses; a change of it gets a new name, and old certificates keep theirs. */
export const TEMPLATE_VERSION = 'wenwu-2026-11';

export type Allocation = {
  type: 'TEST_PASS_SLIP' | 'COMPETENCY';
  /** `CS` or `ZR-L1` */
  prefix: string;
  scheme: string;
  level: string | null;
  cycle: string;
  rootId: string;
  organizationId: string;
  cadreId: string;
  accountId: string | null;
  sourceType: string;
  sourceId: string;
  /** the one whose place it takes, corrected */
  supersedesId?: string;
  facts: Omit<CertificateFacts, 'version' | 'number' | 'type'>;
};

/**
 * Takes a number and freezes the facts, in the caller's transaction; a job draws and seals. The same source gives the
 * same certificate, however often it is asked for, and a certificate has one that takes its place.
 */
export async function allocateCertificate(
  tx: Transaction,
  actor: AuditActor,
  wanted: Allocation,
  at: Date = now(),
): Promise<{ certificateId: string; created: boolean }> {
  // Whoever asks for the same source at the same moment waits here, so that no number is taken for nothing.
  const { sourceType, sourceId, supersedesId = null } = wanted;
  await lockSource(tx, sourceType, sourceId);
  const known = await findBySource(tx, { sourceType, sourceId, supersedesId });
  if (known) return { certificateId: known, created: false };
  const year = Number(wanted.facts.issuedOn.slice(0, 4));
  const { demonstration } = wanted.facts;
  const sequence = await takeNumber(tx, `${demonstration ? 'DEMO-' : ''}${wanted.prefix}`, year);
  const facts = certificateFacts.parse({
    ...wanted.facts,
    version: 1,
    type: wanted.type,
    number: certificateNumber(wanted.prefix, year, sequence, demonstration),
  });
  const id = newId();
  await insertCertificate(tx, {
    id,
    rootId: wanted.rootId,
    organizationId: wanted.organizationId,
    type: wanted.type,
    scheme: wanted.scheme,
    level: wanted.level,
    cycle: wanted.cycle,
    number: facts.number,
    verificationCode: Array.from({ length: CODE_LENGTH }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join(
      '',
    ),
    statusIndex: randomInt(2 ** 31 - 1),
    cadreId: wanted.cadreId,
    accountId: wanted.accountId,
    holderName: facts.holderName,
    sourceType,
    sourceId,
    facts,
    factsHash: sha256(canonicalText(facts)),
    templateVersion: TEMPLATE_VERSION,
    issuedOn: facts.issuedOn,
    validUntil: facts.validUntil,
    supersedesId,
    allocatedAt: at,
  });
  await insertEvent(tx, {
    id: newId(),
    certificateId: id,
    type: 'ALLOCATED',
    reason: null,
    byAccountId: actor.accountId,
    byName: null,
    at,
  });
  await audit(tx, actor, {
    action: 'certificate.allocate',
    subjectType: 'certificate',
    subjectId: id,
    organizationId: wanted.organizationId,
    detail: { number: facts.number, source: sourceType },
  });
  await requestJob(tx, renderCertificateJob, { certificateId: id });
  return { certificateId: id, created: true };
}
