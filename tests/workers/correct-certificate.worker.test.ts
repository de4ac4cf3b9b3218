import { expect, it } from 'vitest';
import { correctCertificate } from '~/credentials/commands/correct-certificate.server.ts';
import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { certificateCorrection } from '~/credentials/queries/certificate-correction.server.ts';
import { certificatePage } from '~/credentials/queries/certificate-page.server.ts';
import { canonicalText } from '~/credentials/rules/certificate-facts.ts';
import { sql } from '~/platform/db.ts';
import { renderCertificateProcessor } from '~workers/processors/render-certificate.ts';
import { slipFor } from '../support/credential-world.ts';
import { createAccount, createWorld } from '../support/world.ts';

it('issues the corrected certificate once, asked for by one job that runs three times at once', async () => {
  const world = await createWorld();
  const authority = world.as('AUTHORITY_ADMIN', 'root').actor;
  const person = await createAccount(world.unitA, world.root.id, 'CADRE', '欧阳明和');
  const wrong = await slipFor(world, person, world.unitA);
  await renderCertificate(wrong);
  const { differing } = await certificateCorrection(authority, wrong);
  const result = await correctCertificate(authority, {
    certificateId: wrong,
    fields: ['holderName'],
    seen: canonicalText(differing),
    reason: '姓名写错，信息库已更正',
  });
  if (!result.ok) throw new Error(result.reason);
  const { certificateId } = result;
  const jobs = await sql.query(
    `SELECT 1 FROM journal.outbox WHERE topic = 'job:render-certificate' AND payload->>'certificateId' = $1`,
    [certificateId],
  );
  expect(jobs).toHaveLength(1);
  const delivery = { outboxId: '1', subscriber: 'render-certificate' };
  await Promise.all([1, 2, 3].map(() => renderCertificateProcessor.run({ certificateId }, delivery)));
  const made = await certificatePage(person.actor, certificateId);
  expect(made.state).toBe('VALID');
  expect(made.events.map(({ type }) => type)).toEqual(['ALLOCATED', 'SEALED']);
  expect((await certificatePage(person.actor, wrong)).state).toBe('SUPERSEDED');
});
