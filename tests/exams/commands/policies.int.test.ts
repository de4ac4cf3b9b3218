import { beforeAll, describe, expect, it } from 'vitest';
import { addPolicyVersion } from '~/exams/commands/add-policy-version.server.ts';
import { createPolicyFromPreset } from '~/exams/commands/create-policy-from-preset.server.ts';
import { policyVersions } from '~/exams/data/policy-rows.ts';
import { PRE_LIGHT_50 } from '~/exams/rules/policy-presets.ts';
import { Forbidden } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { createExamOffice, type ExamOffice } from '../exam-office.ts';

let office: ExamOffice;
beforeAll(async () => {
  office = await createExamOffice();
});

describe('policies', () => {
  it('keeps a preset once per authority', async () => {
    const admin = office.as('AUTHORITY_ADMIN', 'root').actor;
    const again = await createPolicyFromPreset(admin, { organizationId: office.root.id, preset: 'PRE_LIGHT_50' });
    expect(again).toEqual({ ok: false, reason: 'exists' });
    const [first] = await policyVersions(sql, { policyId: office.policyId });
    expect(first?.settings).toEqual(PRE_LIGHT_50);
  });

  it('is the business of the authority, not of an exam officer or another unit', async () => {
    const input = { organizationId: office.root.id, preset: 'PRE_80' } as const;
    await expect(createPolicyFromPreset(office.as('EXAM_OFFICER', 'root').actor, input)).rejects.toThrow(Forbidden);
    await expect(createPolicyFromPreset(office.as('AUTHORITY_ADMIN', 'unitA').actor, input)).rejects.toThrow(Forbidden);
  });

  it('adds a version with a reason and leaves the first as it was', async () => {
    const admin = office.as('AUTHORITY_ADMIN', 'root').actor;
    const change = {
      policyId: office.policyId,
      basedOn: 1,
      settings: { ...PRE_LIGHT_50, minutes: 45 },
      sources: {},
      reason: '延长作答时间',
    };
    expect(await addPolicyVersion(admin, { ...change, reason: ' ' })).toEqual({ ok: false, reason: 'reason-missing' });
    expect(await addPolicyVersion(admin, { ...change, settings: PRE_LIGHT_50 })).toEqual({
      ok: false,
      reason: 'unchanged',
    });
    expect(await addPolicyVersion(admin, change)).toMatchObject({ ok: true, number: 2 });
    expect(await addPolicyVersion(admin, change)).toEqual({ ok: false, reason: 'newer-version' });
    const versions = await policyVersions(sql, { policyId: office.policyId });
    expect(versions.map(({ number, settings }) => [number, settings.minutes])).toEqual([
      [2, 45],
      [1, 40],
    ]);
    expect(versions[0]?.reason).toBe('延长作答时间');
  });

  it('writes each step into the journal', async () => {
    const rows = await sql.query<{ action: string }>(
      `SELECT action FROM journal.audit_entry WHERE subject_id = $1 ORDER BY at, id`,
      [office.policyId],
    );
    expect(rows.map(({ action }) => action)).toEqual(['policy.create', 'policy.add-version']);
  });
});
