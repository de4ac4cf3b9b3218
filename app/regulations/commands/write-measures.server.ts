import { authorise, NotFound, type Actor } from '~/identity/rules/actor.ts';
import { audit } from '~/platform/audit.ts';
import { sha256 } from '~/platform/content-files.ts';
import { inTransaction, type Transaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { recordFact } from '~/platform/outbox.ts';
import { addClauseVersions, endClauseVersion, saveClauses } from '../data/clause-rows.ts';
import { saveDocument } from '../data/document-rows.ts';
import {
  articleTaken,
  isDemonstrationRoot,
  latestText,
  lockDocumentByCode,
  nextOrdinal,
  renameClause,
  takeOver,
  type LockedDocument,
} from '../data/measure-rows.ts';
import { organizationPlace } from '../data/organization-place.ts';
import { clauseCitationChanged } from '../jobs/clause-citation-changed.ts';
import { regulationClauseChanged } from '../jobs/regulation-clause-changed.ts';
import type { ClauseFields, MeasuresFields } from '../rules/measure-forms.ts';

/** Opens own measures (自己的办法) of an organization; clauses are added one by one. @returns the code in its address */
export async function createMeasures(actor: Actor, fields: MeasuresFields): Promise<{ ok: true; code: string }> {
  return inTransaction(async (tx) => {
    const place = await organizationPlace(tx, fields.organizationId);
    if (!place) throw new NotFound('organization');
    authorise(actor, 'regulations.write', place.path);
    const id = newId();
    const code = `measures-${id.slice(-10)}`;
    await saveDocument(tx, id, {
      ...fields,
      code,
      kind: 'OWN_MEASURES',
      issuer: place.name,
      effectiveTo: null,
      evidence: 'PROPOSAL',
      demonstration: await isDemonstrationRoot(tx, actor.rootId),
      fromRepository: false,
      contentHash: '',
    });
    await audit(tx, actor, {
      action: 'regulation.create',
      subjectType: 'regulation',
      subjectId: id,
      organizationId: fields.organizationId,
      detail: { code },
    });
    return { ok: true, code };
  });
}

export type ClauseRefusal = { ok: false; reason: 'article-taken' | 'not-after-present' };

/**
 * Adds a clause to own measures, or gives one a new text from a day on: the present text ends on that day, what cites
 * it is told. Only label and heading may change without a new date.
 */
export async function writeClause(
  actor: Actor,
  code: string,
  fields: ClauseFields,
): Promise<{ ok: true; clauseId: string } | ClauseRefusal> {
  return inTransaction(async (tx) => {
    const document = await ownDocument(tx, actor, code);
    const { clauseId } = fields;
    const written = clauseId ? await rewrite(tx, document, clauseId, fields) : await append(tx, document, fields);
    if (!written.ok) return written;
    if (document.fromRepository) await takeOver(tx, document.id);
    await audit(tx, actor, {
      action: clauseId ? 'regulation-clause.change' : 'regulation-clause.add',
      subjectType: 'clause',
      subjectId: written.clauseId,
      organizationId: document.organizationId,
      detail: { code, article: fields.article, validFrom: fields.validFrom },
    });
    return written;
  });
}

/** Ends a clause of own measures on a day. */
export async function endClause(
  actor: Actor,
  code: string,
  clauseId: string,
  day: string,
): Promise<{ ok: true } | { ok: false; reason: 'not-after-present' }> {
  return inTransaction(async (tx) => {
    const document = await ownDocument(tx, actor, code);
    const present = await latestText(tx, document.id, clauseId);
    if (!present) throw new NotFound('clause');
    if (day <= present.validFrom || (present.validTo !== null && present.validTo <= day))
      return { ok: false, reason: 'not-after-present' };
    await endClauseVersion(tx, present.versionId, day);
    await recordFact(tx, regulationClauseChanged, { clauseId });
    if (document.fromRepository) await takeOver(tx, document.id);
    await audit(tx, actor, {
      action: 'regulation-clause.end',
      subjectType: 'clause',
      subjectId: clauseId,
      organizationId: document.organizationId,
      detail: { code, validTo: day },
    });
    return { ok: true };
  });
}

/** @throws {NotFound} for rules of everybody, which nobody edits here */
async function ownDocument(tx: Transaction, actor: Actor, code: string): Promise<LockedDocument> {
  const document = await lockDocumentByCode(tx, code);
  if (!document || document.path === null) throw new NotFound('own measures');
  authorise(actor, 'regulations.write', document.path);
  return document;
}

async function append(
  tx: Transaction,
  document: LockedDocument,
  fields: ClauseFields,
): Promise<{ ok: true; clauseId: string } | ClauseRefusal> {
  if (await articleTaken(tx, document.id, fields.article)) return { ok: false, reason: 'article-taken' };
  const clauseId = newId();
  const { article, label, heading } = fields;
  await saveClauses(tx, document.id, [
    { id: clauseId, article, label, heading, ordinal: await nextOrdinal(tx, document.id) },
  ]);
  await addText(tx, clauseId, fields);
  return { ok: true, clauseId };
}

async function rewrite(
  tx: Transaction,
  document: LockedDocument,
  clauseId: string,
  fields: ClauseFields,
): Promise<{ ok: true; clauseId: string } | ClauseRefusal> {
  const present = await latestText(tx, document.id, clauseId);
  if (!present) throw new NotFound('clause');
  const same = present.substance === fields.substance && present.validTo === null;
  if (!same && fields.validFrom <= present.validFrom) return { ok: false, reason: 'not-after-present' };
  const renamed = await renameClause(tx, clauseId, fields.label, fields.heading);
  if (same) {
    if (renamed) await recordFact(tx, clauseCitationChanged, { clauseId });
    return { ok: true, clauseId };
  }
  await endClauseVersion(tx, present.versionId, fields.validFrom);
  await addText(tx, clauseId, fields);
  await recordFact(tx, regulationClauseChanged, { clauseId });
  return { ok: true, clauseId };
}

const addText = async (tx: Transaction, clauseId: string, { substance, validFrom }: ClauseFields): Promise<void> =>
  addClauseVersions(tx, [
    {
      id: newId(),
      clauseId,
      substance,
      evidence: 'PROPOSAL',
      validFrom,
      validTo: null,
      contentHash: sha256(substance),
    },
  ]);
