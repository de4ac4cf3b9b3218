import { cellsOf } from './paper-blueprint.ts';
import type { PolicySection, PolicySettings } from './policy-settings.ts';

/** The four parts in which results are told, over the twelve topics of the bank. */
const parts = (minimumPercent: number | null): PolicySection[] => [
  {
    code: 'BASICS',
    title: '党章与党的基本知识',
    titleEn: 'Party Constitution and basics',
    topics: ['T01'],
    minimumPercent,
  },
  {
    code: 'ORGANIZATION',
    title: '组织设置与选举',
    titleEn: 'Organization and elections',
    topics: ['T02', 'T03', 'T04'],
    minimumPercent,
  },
  {
    code: 'MEMBERS',
    title: '党员教育管理与发展党员',
    titleEn: 'Member education and recruitment',
    topics: ['T05', 'T06', 'T08'],
    minimumPercent,
  },
  {
    code: 'DUTIES',
    title: '权利、纪律与履职',
    titleEn: 'Rights, discipline and duties',
    topics: ['T07', 'T09', 'T10', 'T11', 'T12'],
    minimumPercent,
  },
];

/** What the presets do not differ in. */
type Common = Omit<
  PolicySettings,
  | 'minutes'
  | 'passMark'
  | 'points'
  | 'blueprint'
  | 'sections'
  | 'retakes'
  | 'retakeWithinDays'
  | 'coolingDays'
  | 'validityMonths'
>;

const common: Common = {
  multipleScoring: 'ALL_OR_NOTHING',
  shuffleQuestions: true,
  shuffleOptions: true,
  openBookFromAge: null,
  openBook: false,
  overrunMinutes: 0,
  lateAnswerGraceSeconds: 120,
  deviceMove: 'OWNER',
  signInFirst: false,
  scoreRelease: 'AFTER_HAND_IN',
  explanationRelease: 'AFTER_CLOSE',
  appealWorkingDays: 5,
  practiceAllowed: true,
  waiverKinds: ['已持有效测试合格凭证', '组织批准免测'],
  rules: [
    '请独立作答，不与他人交流，不请人代答。',
    '开始后服务器计时，离开页面时间照走；时间到系统自动交卷。',
    '每答一题立即保存；网络断开时答案存于本机，恢复后自动上传，请勿关闭页面。',
    '交卷后不能修改。',
    '成绩由系统按规则计算，由工委人员确认；有异议可以申请成绩复核。',
  ],
  rulesEn: [
    'Work alone: do not talk to others or let anyone answer for you.',
    'The server keeps the time from the start, also while you are away; when time is up your paper is handed in for you.',
    'Each answer is saved at once. Without a network it waits on this device and is sent later: keep the page open.',
    'After handing in, nothing can be changed.',
    'The score is worked out by rule and confirmed by an officer; you may ask for a review.',
  ],
  confirmText: '我已阅读以上规则，本人参加测试，遵守纪律。',
  confirmTextEn: 'I have read these rules, I am sitting the test myself, and I will keep to them.',
};

/** 80 questions, 100 points, 60 minutes, pass 80 (`rules` §2.4); drawn as `content-outline` §6.3 says. */
export const PRE_80: PolicySettings = {
  ...common,
  minutes: 60,
  passMark: 80,
  points: { SINGLE: 1, TRUE_FALSE: 1, MULTIPLE: 2 },
  blueprint: cellsOf({
    SINGLE: [4, 6, 4, 4, 3, 2, 2, 1, 1, 1, 1, 1],
    TRUE_FALSE: [3, 5, 4, 3, 3, 3, 3, 1, 2, 1, 1, 1],
    MULTIPLE: [2, 4, 3, 2, 2, 1, 2, 0, 1, 1, 1, 1],
  }),
  sections: parts(60),
  retakes: 1,
  retakeWithinDays: 90,
  coolingDays: 180,
  validityMonths: 24,
};

/** The light test: 50 questions of two points, 40 minutes, pass 60. No cell exceeds the one of `PRE_80`. */
export const PRE_LIGHT_50: PolicySettings = {
  ...common,
  minutes: 40,
  passMark: 60,
  points: { SINGLE: 2, TRUE_FALSE: 2, MULTIPLE: 2 },
  blueprint: cellsOf({
    SINGLE: [4, 5, 3, 3, 2, 2, 1, 1, 1, 1, 1, 1],
    TRUE_FALSE: [2, 3, 2, 1, 2, 1, 1, 0, 1, 1, 0, 1],
    MULTIPLE: [1, 2, 2, 1, 1, 0, 1, 0, 1, 0, 0, 1],
  }),
  sections: parts(null),
  retakes: 1,
  retakeWithinDays: 90,
  coolingDays: 180,
  validityMonths: 24,
};

/** The paper of the first certification level: 60 questions, 100 points, 60 minutes, pass 70. */
export const L1_60: PolicySettings = {
  ...common,
  minutes: 60,
  passMark: 70,
  points: { SINGLE: 1, TRUE_FALSE: 1, MULTIPLE: 3 },
  blueprint: cellsOf({
    SINGLE: [2, 4, 3, 2, 2, 1, 1, 1, 1, 1, 1, 1],
    TRUE_FALSE: [2, 3, 3, 2, 2, 2, 1, 1, 1, 1, 1, 1],
    MULTIPLE: [2, 4, 3, 2, 2, 1, 2, 0, 1, 1, 1, 1],
  }),
  sections: parts(null),
  retakes: 1,
  retakeWithinDays: 90,
  coolingDays: 180,
  validityMonths: 36,
};

export type PresetCode = 'PRE_80' | 'PRE_LIGHT_50' | 'L1_60';

/** Policies that a new authority starts from. */
export const POLICY_PRESETS: Record<PresetCode, { title: string; titleEn: string; settings: PolicySettings }> = {
  PRE_80: { title: '选任前测试标准规则', titleEn: 'Standard pre-appointment test', settings: PRE_80 },
  PRE_LIGHT_50: { title: '选任前测试简易规则', titleEn: 'Light pre-appointment test', settings: PRE_LIGHT_50 },
  L1_60: { title: '职业能力认证初级知识考试规则', titleEn: 'Paper of level one of the certification', settings: L1_60 },
};
