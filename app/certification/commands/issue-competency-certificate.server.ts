import { Temporal } from 'temporal-polyfill';
import { releaseCredits } from '~/credits/commands/rely-on-credits.server.ts';
import { allocateCertificate } from '~/credentials/commands/allocate-certificate.server.ts';
import { UNIT_ROW } from '~/credentials/rules/certificate-correction.ts';
import { chineseDate } from '~/credentials/rules/certificate-facts.ts';
import { noteRenewal } from '~/credentials/commands/note-renewal.server.ts';
import { audit, SYSTEM } from '~/platform/audit.ts';
import { now, today } from '~/platform/clock.ts';
import { inTransaction } from '~/platform/db.ts';
import { applicationById, lockApplication, moveApplication } from '../data/application-rows.ts';
import { heldCompetency, holdCompetency } from '../data/competency-rows.ts';
import { authorityOf } from '../data/authority-rows.ts';
import { levelById } from '../data/scheme-rows.ts';

const LEVEL_NAMES: Record<string, string> = { L1: '初级', L2: '中级', L3: '高级', L4: '特级' };

/**
 * Issues the certificate of a granted application: the same number and facts however often it runs. A renewal of what was
 * revoked or cancelled since the decision is not issued; it waits for the authority again.
 */
export async function issueCompetencyCertificate(applicationId: string, at: Date = now()): Promise<void> {
  await inTransaction(async (tx) => {
    await lockApplication(tx, applicationId);
    const application = await applicationById(tx, applicationId);
    if (!application || application.status !== 'APPROVED') return;
    const level = await levelById(tx, application.levelVersionId);
    const authority = await authorityOf(tx, application.rootId);
    if (!level || !authority) throw new Error(`application ${applicationId}: its level or authority is gone`);
    const decided = application.decisions.at(-1);
    const name = LEVEL_NAMES[level.level] ?? level.level;
    await holdCompetency(tx, application.cadreId);
    const day = today(at);
    const before = await heldCompetency(tx, application.cadreId, level.schemeCode, level.level, day);
    if (application.kind === 'RENEWAL' && before?.ended) {
      await moveApplication(tx, application.id, 'APPROVED', 'UNIT_APPROVED');
      await releaseCredits(tx, { type: 'application', id: application.id });
      await audit(tx, SYSTEM, {
        action: 'application.reopen',
        subjectType: 'application',
        subjectId: application.id,
        organizationId: application.organizationId,
        detail: { reason: 'renewed-ended' },
      });
      return;
    }
    // A renewal begins on the day after the old period ends, so that nobody loses days by applying early.
    const validFrom =
      before?.validUntil && !before.ended && before.validUntil >= day ? dayAfter(before.validUntil) : day;
    const validUntil = Temporal.PlainDate.from(validFrom)
      .add({ months: level.validityMonths })
      .subtract({ days: 1 })
      .toString();
    const { certificateId, created } = await allocateCertificate(
      tx,
      { accountId: null, rootId: application.rootId },
      {
        type: 'COMPETENCY',
        prefix: `ZR-${level.level}`,
        scheme: level.schemeCode,
        level: level.level,
        cycle: String(application.cycle),
        rootId: application.rootId,
        organizationId: application.organizationId,
        cadreId: application.cadreId,
        accountId: application.accountId,
        sourceType: 'application',
        sourceId: application.id,
        facts: {
          title: '职业能力证书',
          authorityName: authority.name,
          holderName: application.cadreName,
          sentences: [`同志经认证，达到党务干部职业能力${name}要求。`, '特发此证。'],
          rows: [
            [UNIT_ROW, application.organizationName],
            ['等级', name],
            ['认证方式', application.kind === 'RENEWAL' ? '续期' : '首次认证'],
            ['有效期', `${chineseDate(validFrom)}至${chineseDate(validUntil)}`],
            ...(decided
              ? ([['决定', `${decided.decidedByName}，${chineseDate(today(new Date(decided.decidedAt)))}`]] as [
                  string,
                  string,
                ][])
              : []),
          ],
          issuedOn: day,
          validFrom,
          validUntil,
          demonstration: authority.demonstration,
        },
      },
      at,
    );
    if (created && before && application.kind === 'RENEWAL') await noteRenewal(tx, before.id, certificateId);
    await moveApplication(tx, application.id, 'APPROVED', 'ISSUED');
  });
}

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();
