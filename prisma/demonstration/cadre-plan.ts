import type { Chance } from './chance.ts';
import { inventedName } from './names.ts';
import type { PlannedOrganization } from './organization-plan.ts';

export type PlannedPost = {
  organization: number;
  type: string;
  title: string;
  mode: 'FULL_TIME' | 'PART_TIME';
  from: string;
  to: string | null;
  concurrent: string | null;
};
export type PlannedCadre = {
  staffNumber: string;
  name: string;
  sex: 'MALE' | 'FEMALE';
  birthMonth: string;
  joinedPartyMonth: string;
  education: string;
  administrativePost: string | null;
  rankLevel: string;
  identityCategory: string;
  home: number;
  posts: PlannedPost[];
};

/** The figures of the source documents at full size; each has a population of its own and they are never added up. */
export const CITY = { cadres: 5000, directPosts: 545, secretariesWithOffice: 624, organCadresUpTo40: 958 } as const;

const COMMITTEE_POSTS = [
  'SECRETARY',
  'DEPUTY_SECRETARY',
  'DISCIPLINE_SECRETARY',
  'ORGANIZATION_MEMBER',
  'PUBLICITY_MEMBER',
  'DISCIPLINE_MEMBER',
  'COMMITTEE_MEMBER',
  'STAFF',
] as const;
const BRANCH_POSTS = [
  'SECRETARY',
  'DEPUTY_SECRETARY',
  'ORGANIZATION_MEMBER',
  'PUBLICITY_MEMBER',
  'DISCIPLINE_MEMBER',
  'COMMITTEE_MEMBER',
  'STAFF',
] as const;
const TITLES: Record<string, string> = {
  SECRETARY: '书记',
  DEPUTY_SECRETARY: '副书记',
  DISCIPLINE_SECRETARY: '纪委书记',
  ORGANIZATION_MEMBER: '组织委员',
  PUBLICITY_MEMBER: '宣传委员',
  DISCIPLINE_MEMBER: '纪检委员',
  COMMITTEE_MEMBER: '委员',
  STAFF: '党务工作人员',
  LIAISON: '联络员',
};
const EDUCATION = ['大学', '大学', '大学', '研究生', '研究生', '大专'];
const RANKS = [
  '县处级副职',
  '乡科级正职',
  '乡科级正职',
  '乡科级副职',
  '一级主任科员',
  '二级主任科员',
  '三级主任科员',
  '四级主任科员',
  '一级科员',
];

/**
 * The people of the city. At full size exactly 545 hold posts in directly subordinate organizations, 624 branch
 * secretaries have an administrative post, and 958 of the municipal organs are 40 or younger on `today`.
 *
 * @param today civil date
 */
export function planCadres(
  chance: Chance,
  plan: readonly PlannedOrganization[],
  total: number,
  today: string,
): PlannedCadre[] {
  const size = total / CITY.cadres;
  const whole = (figure: number): number => (size >= 1 ? figure : Math.round(figure * size));
  const slots = planSlots(plan, total, whole(CITY.directPosts));
  const organSlots = slots.filter((slot) => plan[slot.organization]?.nature === 'ORGAN').length;
  const young = new Set(
    chance.shuffled(Array.from({ length: organSlots }, (_, at) => at)).slice(0, whole(CITY.organCadresUpTo40)),
  );
  let secretaries = 0;
  let organ = 0;
  const year = Number(today.slice(0, 4));
  const month = Number(today.slice(5, 7));

  return slots.map((slot, at) => {
    const organization = plan[slot.organization] as PlannedOrganization;
    const inOrgan = organization.nature === 'ORGAN';
    const isYoung = inOrgan ? young.has(organ++) : chance.happens(0.3);
    const birthYear = isYoung ? chance.between(year - 39, year - 26) : chance.between(year - 59, year - 42);
    const branchSecretary =
      slot.type === 'SECRETARY' && organization.type.endsWith('BRANCH') && !organization.direct && inOrgan;
    const concurrent =
      branchSecretary && secretaries++ < whole(CITY.secretariesWithOffice)
        ? chance.pick(['科长', '主任', '处长', '支队长', '副局长'])
        : null;
    const fullTime =
      slot.type === 'STAFF' || (slot.type === 'DEPUTY_SECRETARY' && organization.type === 'ORGAN_COMMITTEE');
    const started = startDate(chance, year, month);
    const posts: PlannedPost[] = [
      {
        organization: slot.organization,
        type: slot.type,
        title: fullTime && slot.type === 'DEPUTY_SECRETARY' ? '专职副书记' : (TITLES[slot.type] ?? '委员'),
        mode: fullTime ? 'FULL_TIME' : 'PART_TIME',
        from: started,
        to: null,
        concurrent,
      },
    ];
    if (chance.happens(0.22) && organization.parent !== null) {
      const from = `${Number(started.slice(0, 4)) - chance.between(2, 4)}-0${chance.between(1, 9)}-01`;
      posts.unshift({
        organization: organization.parent,
        type: 'STAFF',
        title: '党务工作人员',
        mode: 'PART_TIME',
        from,
        to: started,
        concurrent: null,
      });
    }
    return {
      staffNumber: `YZ${String(at + 1).padStart(6, '0')}`,
      name: inventedName(chance),
      sex: chance.happens(0.42) ? 'FEMALE' : 'MALE',
      birthMonth: `${birthYear}-${String(chance.between(1, 12)).padStart(2, '0')}`,
      joinedPartyMonth: `${Math.min(year - 2, birthYear + chance.between(20, 30))}-${String(chance.between(1, 12)).padStart(2, '0')}`,
      education: chance.pick(EDUCATION),
      administrativePost: concurrent ?? (chance.happens(0.3) ? '科员' : null),
      rankLevel: organization.direct && slot.type === 'SECRETARY' ? '县处级正职' : chance.pick(RANKS),
      identityCategory: inOrgan ? '公务员' : '事业单位人员',
      home: slot.organization,
      posts,
    };
  });
}

type Slot = { organization: number; type: string };

/** Which posts there are: those of direct organizations in their exact number, then everyone else's, branch by branch. */
function planSlots(plan: readonly PlannedOrganization[], total: number, directPosts: number): Slot[] {
  const direct = plan.filter((one) => one.direct);
  const slots: Slot[] = [];
  for (let at = 0; at < directPosts; at += 1) {
    const organization = direct[at % direct.length] as PlannedOrganization;
    slots.push({
      organization: organization.index,
      type: COMMITTEE_POSTS[Math.floor(at / direct.length) % COMMITTEE_POSTS.length] as string,
    });
  }
  const others = plan.filter((one) => one.parent !== null && !one.direct);
  for (let round = 0; slots.length < total; round += 1) {
    for (const organization of others) {
      if (slots.length >= total) break;
      // Branches of organs have most of the people; stations have a liaison and one helper.
      if (round >= 5 && organization.nature !== 'ORGAN') continue;
      if (organization.type === 'REGIONAL_STATION') {
        if (round < 2) slots.push({ organization: organization.index, type: round === 0 ? 'LIAISON' : 'STAFF' });
      } else
        slots.push({ organization: organization.index, type: BRANCH_POSTS[round % BRANCH_POSTS.length] as string });
    }
  }
  return slots;
}

function startDate(chance: Chance, year: number, month: number): string {
  const back = chance.between(1, 60);
  const at = year * 12 + (month - 1) - back;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}-01`;
}
