import { can, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { readContent } from '~/platform/storage.ts';
import { successorOf } from '../data/certificate-kin.ts';
import { findCertificate, listOfCadre, type CertificateRow } from '../data/certificate-rows.ts';
import { certificateState, type CertificateState } from '../rules/certificate-state.ts';

export type CertificateView = Omit<CertificateRow, 'organizationPath' | 'seal' | 'accountId'> & {
  state: CertificateState;
  mine: boolean;
  mayEnd: boolean;
  mayCorrect: boolean;
};

export type CertificatePage = CertificateView & {
  /** the one that took its place, corrected */
  successor: { id: string; number: string } | null;
};

/** One certificate, for its holder and for those who may read the certificates of its organization. */
export async function certificatePage(actor: Actor, certificateId: string): Promise<CertificatePage> {
  const row = await findCertificate(sqlRead, certificateId);
  const mine = row !== null && actor.cadreId === row.cadreId;
  if (!row || (!mine && !can(actor, 'credentials.read', row.organizationPath))) throw new NotFound('certificate');
  return { ...view(actor, row), successor: await successorOf(sqlRead, row.id) };
}

export type CertificateBeside = { id: string; number: string; validUntil: string | null };

/**
 * The holder's other certificates of the same level that are in force, such as the one before a renewal: ending one of
 * them leaves the others as they are, and whoever decides must see that. Those that the actor may not read are left out,
 * and what was corrected is one with what took its place.
 */
export async function certificatesBeside(actor: Actor, shown: CertificateView): Promise<CertificateBeside[]> {
  if (shown.type !== 'COMPETENCY') return [];
  return (await listOfCadre(shown.cadreId))
    .filter((one) => one.sourceId !== shown.sourceId && one.scheme === shown.scheme && one.level === shown.level)
    .filter((one) => actor.cadreId === one.cadreId || can(actor, 'credentials.read', one.organizationPath))
    .filter((one) => view(actor, one).state === 'VALID')
    .map(({ id, number, validUntil }) => ({ id, number, validUntil }));
}

/** The certificates of the person who asks. */
export async function myCertificates(actor: Actor): Promise<CertificateView[]> {
  if (!actor.cadreId) return [];
  const rows = await listOfCadre(actor.cadreId);
  return rows.map((row) => view(actor, row));
}

/** The sealed file. @throws {NotFound} while it is still being prepared */
export async function certificateFile(
  actor: Actor,
  certificateId: string,
): Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> {
  const certificate = await certificatePage(actor, certificateId);
  const bytes = certificate.pdfSha256 ? await readContent(certificate.pdfSha256) : null;
  if (!bytes) throw new NotFound('certificate file');
  return { name: `${certificate.number}.pdf`, bytes };
}

function view(actor: Actor, row: CertificateRow): CertificateView {
  const { organizationPath, seal: _seal, accountId: _account, ...shown } = row;
  return {
    ...shown,
    state: certificateState(
      row,
      row.events.map((event) => event.type),
      today(),
    ),
    mine: actor.cadreId === row.cadreId,
    mayEnd: can(actor, 'credentials.revoke', organizationPath),
    mayCorrect: can(actor, 'credentials.correct', organizationPath) && actor.cadreId !== row.cadreId,
  };
}
