export const ORGANIZATION_TYPES = [
  'WORK_COMMITTEE',
  'LEADING_GROUP',
  'COMMITTEE',
  'ORGAN_COMMITTEE',
  'GENERAL_BRANCH',
  'BRANCH',
  'JOINT_BRANCH',
  'TEMPORARY_BRANCH',
  'REGIONAL_STATION',
  'DISCIPLINE_COMMITTEE',
  'PARTY_SCHOOL',
  'UNIT',
  'PARTY_GROUP',
] as const;
export type OrganizationType = (typeof ORGANIZATION_TYPES)[number];

export const UNIT_NATURES = [
  'ORGAN',
  'DISTRICT_TOWN',
  'VILLAGE',
  'COMMUNITY',
  'ENTERPRISE',
  'SCHOOL',
  'HOSPITAL',
  'SOCIAL_ORGANIZATION',
] as const;
export type UnitNature = (typeof UNIT_NATURES)[number];

export const POST_TYPES = [
  'SECRETARY',
  'DEPUTY_SECRETARY',
  'COMMITTEE_MEMBER',
  'ORGANIZATION_MEMBER',
  'PUBLICITY_MEMBER',
  'DISCIPLINE_MEMBER',
  'DISCIPLINE_SECRETARY',
  'STAFF',
  'LIAISON',
] as const;
export type PostType = (typeof POST_TYPES)[number];

export const EMPLOYMENT_MODES = ['FULL_TIME', 'PART_TIME'] as const;
export type EmploymentMode = (typeof EMPLOYMENT_MODES)[number];

export const SEXES = ['MALE', 'FEMALE'] as const;
export type Sex = (typeof SEXES)[number];

/*
 * The spellings that sheets use, each with the value it stands for. The first spelling of a value is its proper one
 * (glossary terms 3–17); the templates' dictionaries list those.
 */

export const ORGANIZATION_TYPE_WORDS: Readonly<Record<string, OrganizationType>> = {
  机关工委: 'WORK_COMMITTEE',
  工委: 'WORK_COMMITTEE',
  党组: 'LEADING_GROUP',
  党委: 'COMMITTEE',
  机关党委: 'ORGAN_COMMITTEE',
  党总支: 'GENERAL_BRANCH',
  总支: 'GENERAL_BRANCH',
  党支部: 'BRANCH',
  支部: 'BRANCH',
  联合党支部: 'JOINT_BRANCH',
  联合支部: 'JOINT_BRANCH',
  临时党支部: 'TEMPORARY_BRANCH',
  临时支部: 'TEMPORARY_BRANCH',
  区域工作站: 'REGIONAL_STATION',
  工作站: 'REGIONAL_STATION',
  机关纪委: 'DISCIPLINE_COMMITTEE',
  纪委: 'DISCIPLINE_COMMITTEE',
  党校: 'PARTY_SCHOOL',
  单位: 'UNIT',
  党小组: 'PARTY_GROUP',
  小组: 'PARTY_GROUP',
};

export const UNIT_NATURE_WORDS: Readonly<Record<string, UnitNature>> = {
  机关: 'ORGAN',
  区镇: 'DISTRICT_TOWN',
  乡镇: 'DISTRICT_TOWN',
  街道: 'DISTRICT_TOWN',
  村: 'VILLAGE',
  社区: 'COMMUNITY',
  企业: 'ENTERPRISE',
  国企: 'ENTERPRISE',
  学校: 'SCHOOL',
  医院: 'HOSPITAL',
  社会组织: 'SOCIAL_ORGANIZATION',
};

export const POST_TYPE_WORDS: Readonly<Record<string, PostType>> = {
  书记: 'SECRETARY',
  党支部书记: 'SECRETARY',
  支部书记: 'SECRETARY',
  党总支书记: 'SECRETARY',
  党委书记: 'SECRETARY',
  机关党委书记: 'SECRETARY',
  党组书记: 'SECRETARY',
  工委书记: 'SECRETARY',
  副书记: 'DEPUTY_SECRETARY',
  专职副书记: 'DEPUTY_SECRETARY',
  支部副书记: 'DEPUTY_SECRETARY',
  党支部副书记: 'DEPUTY_SECRETARY',
  党总支副书记: 'DEPUTY_SECRETARY',
  机关党委副书记: 'DEPUTY_SECRETARY',
  机关党委专职副书记: 'DEPUTY_SECRETARY',
  委员: 'COMMITTEE_MEMBER',
  支委: 'COMMITTEE_MEMBER',
  支部委员: 'COMMITTEE_MEMBER',
  党支部委员: 'COMMITTEE_MEMBER',
  机关党委委员: 'COMMITTEE_MEMBER',
  组织委员: 'ORGANIZATION_MEMBER',
  宣传委员: 'PUBLICITY_MEMBER',
  宣委: 'PUBLICITY_MEMBER',
  组委: 'ORGANIZATION_MEMBER',
  纪检委员: 'DISCIPLINE_MEMBER',
  纪律检查委员: 'DISCIPLINE_MEMBER',
  纪委书记: 'DISCIPLINE_SECRETARY',
  机关纪委书记: 'DISCIPLINE_SECRETARY',
  党务工作人员: 'STAFF',
  党务干事: 'STAFF',
  党办主任: 'STAFF',
  组织员: 'STAFF',
  党建联络员: 'LIAISON',
  联络员: 'LIAISON',
};

export const EMPLOYMENT_MODE_WORDS: Readonly<Record<string, EmploymentMode>> = {
  专职: 'FULL_TIME',
  专: 'FULL_TIME',
  全职: 'FULL_TIME',
  兼职: 'PART_TIME',
  兼: 'PART_TIME',
  兼任: 'PART_TIME',
};

export const SEX_WORDS: Readonly<Record<string, Sex>> = { 男: 'MALE', 女: 'FEMALE', 男性: 'MALE', 女性: 'FEMALE' };

/** What becomes of a post. */
export const CHANGE_TYPES = ['APPOINT', 'RELIEVE', 'REASSIGN', 'TRANSFER', 'RENEW', 'LEAVE'] as const;
export type ChangeType = (typeof CHANGE_TYPES)[number];

export const CHANGE_TYPE_WORDS: Readonly<Record<string, ChangeType>> = {
  任职: 'APPOINT',
  新任: 'APPOINT',
  任命: 'APPOINT',
  兼任: 'APPOINT',
  当选: 'APPOINT',
  免职: 'RELIEVE',
  免去: 'RELIEVE',
  卸任: 'RELIEVE',
  不再担任: 'RELIEVE',
  改任: 'REASSIGN',
  转任: 'REASSIGN',
  职务调整: 'REASSIGN',
  调整: 'REASSIGN',
  调任: 'TRANSFER',
  交流: 'TRANSFER',
  交流任职: 'TRANSFER',
  轮岗交流: 'TRANSFER',
  调动: 'TRANSFER',
  连任: 'RENEW',
  换届连任: 'RENEW',
  离任: 'LEAVE',
  退休: 'LEAVE',
  调出: 'LEAVE',
  辞职: 'LEAVE',
};

/** The proper spelling of a value. */
export const properWord = <T extends string>(words: Readonly<Record<string, T>>, value: T): string =>
  Object.entries(words).find(([, found]) => found === value)?.[0] ?? value;

/** The proper spellings, each once. */
export const properWords = (words: Readonly<Record<string, string>>): string[] =>
  Object.entries(words)
    .filter(([, value], i, all) => all.findIndex(([, other]) => other === value) === i)
    .map(([word]) => word);
