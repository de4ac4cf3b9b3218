import type { Chance } from './chance.ts';

export type PlannedOrganization = {
  /** place in the plan; the root is 0 */
  index: number;
  parent: number | null;
  code: string;
  name: string;
  type: string;
  nature: string | null;
  direct: boolean;
  memberCount: number;
  staffCount: number | null;
};

const ORGANS = [
  '市委办公室', '市纪委监委机关', '市委组织部', '市委宣传部', '市委统战部', '市委政法委', '市委网信办', '市委编办', '市委老干部局', '市委党校',
  '市人大机关', '市政府办公室', '市政协机关', '市法院', '市检察院', '市发展和改革委员会', '市教育局', '市科学技术局', '市工业和信息化局', '市公安局',
  '市民政局', '市司法局', '市财政局', '市人力资源和社会保障局', '市自然资源局', '市生态环境局', '市住房和城乡建设局', '市交通运输局', '市水务局', '市农业农村局',
  '市商务局', '市文化旅游局', '市卫生健康委员会', '市退役军人事务局', '市应急管理局', '市审计局', '市国资委', '市市场监督管理局', '市体育局', '市统计局',
  '市医疗保障局', '市信访局', '市城市管理局', '市行政审批局', '市机关事务管理局', '市税务局', '市气象局', '市总工会', '团市委', '市妇联',
  '市科协', '市文联', '市残联', '市红十字会', '市工商联', '市侨联', '市社科联', '市供销合作社', '市住房公积金中心', '市档案馆',
  '市史志研究室', '市融媒体中心', '市大数据管理局', '市投资促进局', '市公共资源交易中心', '市地震局', '市粮食和物资储备局', '市邮政管理局', '市消防救援支队', '市海事局',
  '市仲裁委秘书处', '市贸促会', '市接待服务中心',
]; // prettier-ignore
const DEPARTMENTS = [
  '办公室',
  '组织人事科',
  '政策法规科',
  '综合科',
  '规划财务科',
  '业务一科',
  '业务二科',
  '督查科',
  '信息中心',
  '服务中心',
  '执法支队',
  '离退休干部',
];
const TOWNS = ['清河', '白鹭', '枫桥', '石塘', '云溪', '梅岭', '长堤', '南浦', '青禾', '望湖', '东屏', '桂园'];
const ENTERPRISES = ['水务集团', '交通投资集团', '城市建设集团', '文化旅游集团', '公交公司', '燃气公司', '粮食储备公司', '精密机械公司', '新材料公司', '食品公司', '物流园', '纺织公司', '电子公司', '药业公司', '造船公司', '农业发展公司', '数据服务公司', '环境工程公司', '建筑设计院', '检测中心']; // prettier-ignore
const SCHOOLS = ['第一中学', '第二中学', '实验小学', '云泽职业学院', '师范附小', '第三中学', '特殊教育学校', '外国语学校', '幼儿师范', '技师学院', '第五中学', '开放大学', '城北小学', '高级中学', '实验幼儿园']; // prettier-ignore
const HOSPITALS = [
  '第一人民医院',
  '中医院',
  '妇幼保健院',
  '第二人民医院',
  '疾控中心',
  '传染病医院',
  '康复医院',
  '急救中心',
];
const SOCIAL = ['律师行业', '注册会计师行业', '社会工作者协会', '物业行业', '快递行业'];

/** Number of branches under the direct organizations at full size: 700. */
const BRANCHES_AT_FULL_SIZE = 700;

/**
 * The tree of the invented city of 云泽: municipal organs directly under the work committee with their branches, and
 * towns, enterprises, schools, hospitals, social organizations and stations beside them.
 *
 * @param size 1 is the city of the source documents; smaller for tests, larger for load
 */
export function planOrganizations(chance: Chance, size: number): PlannedOrganization[] {
  const plan: PlannedOrganization[] = [];
  const add = (
    parent: number | null,
    name: string,
    type: string,
    nature: string | null,
    more: Partial<PlannedOrganization> = {},
  ): number => {
    const index = plan.length;
    plan.push({
      index,
      parent,
      code: `YZ${String(index).padStart(5, '0')}`,
      name,
      type,
      nature,
      direct: false,
      memberCount: chance.between(8, 49),
      staffCount: null,
      ...more,
    });
    return index;
  };
  const root = add(null, '中共云泽市委市级机关工作委员会（演示）', 'WORK_COMMITTEE', 'ORGAN', {
    memberCount: 12_600,
    staffCount: 14_200,
  });

  const organs = Math.max(3, Math.round(ORGANS.length * size));
  const branches = Math.max(organs, Math.round(BRANCHES_AT_FULL_SIZE * size));
  const homes: number[] = [];
  for (let at = 0; at < organs; at += 1) {
    const name =
      at < ORGANS.length ? ORGANS[at] : `${ORGANS[at % ORGANS.length]}第${Math.floor(at / ORGANS.length) + 1}分局`;
    // Size decides the kind of organization: 100 members a committee, 50 a general branch, fewer a branch.
    const members =
      at % 9 === 8 ? chance.between(20, 48) : at % 4 === 3 ? chance.between(52, 96) : chance.between(104, 420);
    const [type, suffix] =
      members >= 100
        ? (['ORGAN_COMMITTEE', '机关党委'] as const)
        : members >= 50
          ? (['GENERAL_BRANCH', '党总支'] as const)
          : (['BRANCH', '党支部'] as const);
    homes.push(
      add(root, `云泽${name}${suffix}`, type, 'ORGAN', {
        direct: at < ORGANS.length,
        memberCount: members,
        staffCount: Math.round(members * 1.15),
      }),
    );
  }
  for (let at = 0; at < branches; at += 1) {
    const home = homes[at % homes.length] as number;
    const order = Math.floor(at / homes.length);
    const unit = (plan[home]?.name ?? '').replace(/(?:机关党委|党总支|党支部)$/, '');
    const department = DEPARTMENTS[order] ?? `第${order + 1}`;
    const kind =
      order === 9 && at % 5 === 0
        ? (['TEMPORARY_BRANCH', '项目一线临时党支部'] as const)
        : (['BRANCH', `${department}党支部`] as const);
    add(home, `${unit}${kind[1]}`, kind[0], 'ORGAN');
  }

  const some = (list: readonly string[]): string[] =>
    list.slice(0, Math.max(1, Math.round(list.length * Math.min(1, size))));
  for (const town of some(TOWNS)) {
    const committee = add(root, `云泽市${town}镇党委`, 'COMMITTEE', 'DISTRICT_TOWN', {
      memberCount: chance.between(900, 3200),
    });
    for (const [order, part] of ['东', '西', '南', '北'].entries())
      add(committee, `${town}镇${part}塘村党支部`, order === 3 ? 'JOINT_BRANCH' : 'BRANCH', 'VILLAGE');
    for (const part of ['一', '二']) add(committee, `${town}镇第${part}社区党支部`, 'BRANCH', 'COMMUNITY');
  }
  for (const name of some(ENTERPRISES)) {
    const committee = add(root, `云泽${name}党委`, 'COMMITTEE', 'ENTERPRISE', {
      memberCount: chance.between(100, 600),
    });
    for (const part of ['机关', '生产']) add(committee, `云泽${name}${part}党支部`, 'BRANCH', 'ENTERPRISE');
  }
  for (const name of some(SCHOOLS)) {
    const committee = add(root, `云泽市${name}党委`, 'COMMITTEE', 'SCHOOL', { memberCount: chance.between(100, 300) });
    for (const part of ['教学', '行政']) add(committee, `云泽市${name}${part}党支部`, 'BRANCH', 'SCHOOL');
  }
  for (const name of some(HOSPITALS)) {
    const committee = add(root, `云泽市${name}党委`, 'COMMITTEE', 'HOSPITAL', {
      memberCount: chance.between(100, 400),
    });
    for (const part of ['门诊', '住院', '后勤']) add(committee, `云泽市${name}${part}党支部`, 'BRANCH', 'HOSPITAL');
  }
  for (const name of some(SOCIAL))
    add(root, `云泽市${name}党总支`, 'GENERAL_BRANCH', 'SOCIAL_ORGANIZATION', { memberCount: chance.between(52, 95) });
  for (const name of some(TOWNS.slice(0, 6))) add(root, `云泽市${name}区域党建工作站`, 'REGIONAL_STATION', 'COMMUNITY');
  return plan;
}
