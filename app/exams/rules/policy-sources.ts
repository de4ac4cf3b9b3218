import { z } from 'zod';

/** The groups in which the numbers of a policy are shown; each group names the clause that it rests on. */
export const POLICY_GROUPS = [
  'paper',
  'time',
  'pass',
  'sections',
  'retake',
  'absence',
  'openBook',
  'validity',
  'results',
  'appeal',
  'confirmation',
  'waiver',
  'practice',
  'conduct',
] as const;
export type PolicyGroup = (typeof POLICY_GROUPS)[number];

/** Group → id of the dated clause that it rests on. A group without one rests on the authority's own word alone. */
export const policySources = z.partialRecord(z.enum(POLICY_GROUPS), z.string().min(1));
export type PolicySources = z.infer<typeof policySources>;

/** Where a preset's numbers come from in the measures that ship with the platform: group → article. */
export type PresetSource = { document: string; articles: Partial<Record<PolicyGroup, string>> };

const test = (paper: string, time: string): PresetSource => ({
  document: 'demo-test-measures',
  articles: {
    paper,
    time,
    pass: time,
    sections: '8',
    retake: '9',
    absence: '10',
    openBook: '8',
    validity: '11',
    results: '5',
    appeal: '13',
    confirmation: '12',
    waiver: '14',
    practice: '7',
    conduct: '15',
  },
});

export const PRESET_SOURCES: Record<'PRE_80' | 'PRE_LIGHT_50' | 'L1_60', PresetSource> = {
  PRE_80: test('4', '5'),
  PRE_LIGHT_50: test('6', '6'),
  L1_60: {
    document: 'demo-certification-measures',
    articles: { paper: '6', pass: '6', validity: '15', appeal: '14', conduct: '16' },
  },
};
