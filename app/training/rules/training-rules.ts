import type { z } from 'zod';
import { hourRequirement } from '~/credits/rules/hour-requirement.ts';
import type { StartingRule } from '~/regulations/rules/starting-rule.ts';
import { LEAVE_RULE } from './leave-limit.ts';

const CLASSES = ['CLASS_PX', 'CLASS_LX', 'CLASS_RZ', 'CLASS_YW', 'CLASS_YT', 'CLASS_SX'];

/** Hours owed, as the documents state them (`rules` §2.3); what was read at second hand says so. */
const HOURS: (Omit<StartingRule, 'unit' | 'value'> & { value: z.input<typeof hourRequirement> })[] = [
  {
    code: 'HRS_MEMBER',
    evidence: 'VERIFIED',
    clause: { doc: 'member-education-regulations', article: '20' },
    value: { title: '党员集中学习培训', titleEn: 'Study of Party members', hours: 32 },
  },
  {
    code: 'HRS_SECRETARY',
    evidence: 'SECONDARY',
    clause: null,
    value: {
      title: '基层党组织书记和班子成员学习培训',
      titleEn: 'Training of secretaries and committee members',
      hours: 56,
      postTypes: [
        'SECRETARY',
        'DEPUTY_SECRETARY',
        'COMMITTEE_MEMBER',
        'ORGANIZATION_MEMBER',
        'PUBLICITY_MEMBER',
        'DISCIPLINE_MEMBER',
        'DISCIPLINE_SECRETARY',
      ],
      source: '党员教育培训工作规划',
      sourceEn: 'Plan for the education of Party members',
    },
  },
  {
    code: 'HRS_TOWN_1Y',
    evidence: 'VERIFIED',
    clause: { doc: 'cadre-training-regulations', article: 'N2' },
    value: {
      title: '集中培训（乡科级及以下）',
      titleEn: 'Classes (section level and below)',
      hours: 90,
      days: 12,
      categories: CLASSES,
      ranks: ['乡科级', '一级主任科员', '二级主任科员', '三级主任科员', '四级主任科员', '一级科员', '二级科员'],
    },
  },
  {
    code: 'HRS_COUNTY_5Y',
    evidence: 'VERIFIED',
    clause: { doc: 'cadre-training-regulations', article: 'N1' },
    value: {
      title: '五年集中培训（县处级）',
      titleEn: 'Classes in five years (county level)',
      hours: 550,
      years: 5,
      categories: CLASSES,
      ranks: ['县处级', '厅局级', '省部级', '一级调研员', '二级调研员', '三级调研员', '四级调研员'],
    },
  },
  {
    code: 'HRS_ONLINE',
    evidence: 'SECONDARY',
    clause: null,
    value: {
      title: '网络自学',
      titleEn: 'Online study',
      hours: 50,
      categories: ['ONLINE_COURSE'],
      source: '全国干部教育培训规划（2023–2027年）',
      sourceEn: 'National plan for cadre training, 2023–2027',
    },
  },
];

/** Leave of at most one seventh of a class. */
const LEAVE: StartingRule = {
  code: LEAVE_RULE,
  evidence: 'VERIFIED',
  clause: { doc: 'cadre-training-regulations', article: 'N6' },
  value: 7,
  unit: '分之一',
};

/** What holds of hours and leave until an authority says otherwise, each with the clause that states it where there is one. */
export const TRAINING_RULES: readonly StartingRule[] = [
  ...HOURS.map((rule) => ({ ...rule, value: hourRequirement.parse(rule.value), unit: 'hours' })),
  LEAVE,
];
