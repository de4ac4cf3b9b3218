import { describe, expect, it } from 'vitest';
import { POLICY_FIELDS } from '~/exams/rules/policy-fields.ts';
import { policyFormOf, readPolicyForm } from '~/exams/rules/policy-form.ts';
import { POLICY_PRESETS, PRE_80 } from '~/exams/rules/policy-presets.ts';

const topics = Array.from({ length: 12 }, (_, i) => `T${String(i + 1).padStart(2, '0')}`);
const byKeys = (cells: readonly { topic: string; type: string }[]) =>
  cells.toSorted((a, b) => (a.topic + a.type).localeCompare(b.topic + b.type));

describe('the form of a policy', () => {
  it.each(Object.entries(POLICY_PRESETS))('gives back %s as it was', (_, { settings }) => {
    const sources = { pass: 'clause-1', retake: 'clause-2' };
    const read = readPolicyForm(policyFormOf(settings, sources), topics);
    if (!read.ok) throw new Error(JSON.stringify(read.errors));
    expect({ ...read.settings, blueprint: byKeys(read.settings.blueprint) }).toEqual({
      ...settings,
      blueprint: byKeys(settings.blueprint),
    });
    expect(read.sources).toEqual(sources);
  });

  it('has a field for every setting', () => {
    const named = Object.values(POLICY_FIELDS)
      .flat()
      .map((field) => ('name' in field ? field.name : field.kind));
    for (const setting of Object.keys(PRE_80)) expect(named).toContain(setting);
  });

  it.each([
    ['minutes', { minutes: '' }, 'outOfRange'],
    ['minutes', { minutes: '0' }, 'outOfRange'],
    ['passMark', { passMark: '101' }, 'passMarkAbovePoints'],
    ['retakes', { retakes: '一次' }, 'outOfRange'],
    ['sections', { 'section.0.topics': 'T02' }, 'sectionTopicTwice'],
    ['rules', { rules: '\n \n' }, 'outOfRange'],
  ])('names %s when it is wrong', (field, change, key) => {
    const read = readPolicyForm({ ...policyFormOf(PRE_80, {}), ...change }, topics);
    expect(read.ok ? {} : read.errors).toMatchObject({ [field]: key });
  });

  it('reads an empty validity as one without end', () => {
    const read = readPolicyForm({ ...policyFormOf(PRE_80, {}), validityMonths: '' }, topics);
    expect(read.ok && read.settings.validityMonths).toBeNull();
  });
});
