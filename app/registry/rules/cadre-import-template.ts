import { parseDateOrMonth, parseMonth } from '~/operations/rules/cell-dates.ts';
import { parseChoice, parseCode, parseName, parseText, textOf } from '~/operations/rules/cell-values.ts';
import type { ImportTemplate } from '~/operations/rules/import-template.ts';
import { parsePartyPost } from './party-post.ts';
import { EMPLOYMENT_MODE_WORDS, POST_TYPE_WORDS, properWords, SEX_WORDS } from './registry-words.ts';

/** 党务干部 (`conventions` §3.3): one line per post; a person with two posts has two lines with one staff number. */
export const cadreImportTemplate: ImportTemplate = {
  kind: 'cadres',
  label: '党务干部',
  labelEn: 'Cadres',
  permission: 'registry.import',
  oneOf: [['organizationCode', 'organizationName']],
  notes: [
    '一行一个任职。一人兼任多个职务的，写多行，人员编码相同。',
    '没有人员编码也可以导入：系统按姓名、单位和出生年月认人，认不准的留给您选，不会重复建人。',
    '空着的格子不会抹掉系统里已有的内容。',
    '同一党组织内职务变了的，原任职止于新任职起始之日，历史保留；同一个人在本表里另有一行的职务不终止；其他党组织的任职不动。',
    '同一职务的任职起始比系统里的晚（不在同一个月），按连任处理：原任期止于新的起始之日，另起一个任期，历史保留。起始日期写错了的，请在干部页面更正。',
  ],
  columns: [
    {
      key: 'staffNumber',
      label: '人员编码',
      labelEn: 'Staff number',
      aliases: ['工号', '人员编号', '工号/人员编码', '干部编号', '员工编号', '编号'],
      identifies: true,
      hint: '文本，前面的0要保留',
      example: '020104',
      parse: parseCode,
    },
    {
      key: 'name',
      label: '姓名',
      labelEn: 'Name',
      aliases: ['干部姓名', '党务干部姓名', '名字'],
      required: true,
      example: '周启明',
      parse: parseName,
    },
    {
      key: 'sex',
      label: '性别',
      labelEn: 'Sex',
      dictionary: ['男', '女'],
      example: '男',
      parse: parseChoice(SEX_WORDS),
    },
    {
      key: 'birthMonth',
      label: '出生年月',
      labelEn: 'Month of birth',
      aliases: ['出生日期', '生日', '出生时间', '出生'],
      hint: '1975-08、1975.8、1975年8月都可以',
      example: '1975-08',
      parse: parseMonth,
    },
    {
      key: 'organizationCode',
      label: '组织编码',
      labelEn: 'Organization code',
      aliases: ['党组织编码', '单位编码', '支部编码', '组织代码'],
      hint: '与党组织名称至少有一个',
      example: '0101',
      parse: parseCode,
    },
    {
      key: 'organizationName',
      label: '党组织名称',
      labelEn: 'Organization',
      aliases: ['所在党支部', '所在支部', '所在党组织', '支部名称', '支部', '党组织', '组织名称', '单位名称', '单位'],
      hint: '与组织编码至少有一个；同名的党组织必须写编码',
      example: '市公安局交警支队第一党支部',
      parse: parseText(100),
    },
    {
      key: 'partyPost',
      label: '党内职务',
      labelEn: 'Party post',
      aliases: ['党务职务', '党内任职', '党务岗位', '党支部职务', '职务'],
      required: true,
      hint: '可以写全称，如“机关党委专职副书记”；“支部书记（兼）”会读成兼职',
      example: '支部书记',
      dictionary: properWords(POST_TYPE_WORDS),
      parse: parsePartyPost,
    },
    {
      key: 'employmentMode',
      label: '专/兼职',
      labelEn: 'Full or part time',
      aliases: ['专兼职', '专职兼职', '专职/兼职', '任职方式', '是否专职'],
      hint: '没有这一列时看党内职务里的“（兼）”“专职”，都没有按兼职',
      example: '兼职',
      dictionary: properWords(EMPLOYMENT_MODE_WORDS),
      parse: (cell) => {
        const yes = textOf(cell);
        if (yes === '是') return { ok: true, value: 'FULL_TIME' };
        if (yes === '否') return { ok: true, value: 'PART_TIME' };
        return parseChoice(EMPLOYMENT_MODE_WORDS)(cell);
      },
    },
    {
      key: 'startedOn',
      label: '任职起始',
      labelEn: 'In post since',
      aliases: ['任职时间', '任职日期', '任现职时间', '任职起始时间', '起始', '任职起', '任现职务时间'],
      required: true,
      hint: '日期或年月；只写年月的按当月1日，系统里已有当月准确日期的不改',
      example: '2024-03-15',
      parse: parseDateOrMonth,
    },
    {
      key: 'joinedPartyMonth',
      label: '入党时间',
      labelEn: 'Joined the Party',
      aliases: ['入党日期', '入党年月', '加入党组织时间'],
      example: '1998-07',
      parse: parseMonth,
    },
    {
      key: 'education',
      label: '学历',
      labelEn: 'Education',
      aliases: ['文化程度', '最高学历', '全日制学历'],
      example: '本科',
      parse: parseText(40),
    },
    {
      key: 'administrativePost',
      label: '行政职务',
      labelEn: 'Administrative post',
      aliases: ['兼任行政职务', '现任行政职务', '行政职务名称'],
      example: '副支队长',
      parse: parseText(100),
    },
    {
      key: 'rankLevel',
      label: '职务层次/职级',
      labelEn: 'Rank',
      aliases: ['职级', '级别', '职务层次', '职务职级', '现职级'],
      hint: '名册完整性的要求；真实名册缺这一列时可以先不填',
      example: '四级调研员',
      parse: parseText(40),
    },
    {
      key: 'phone',
      label: '手机号',
      labelEn: 'Mobile phone',
      aliases: ['联系电话', '电话', '手机', '手机号码', '联系方式'],
      hint: '加密保存',
      example: '',
      parse: (cell) => {
        const digits = textOf(cell)?.replaceAll(/[\s-]/g, '') ?? null;
        if (digits === null) return { ok: true, value: null };
        return /^(\+?86)?1\d{10}$/.test(digits)
          ? { ok: true, value: digits.slice(-11) }
          : { ok: false, code: 'not-a-phone' };
      },
    },
    {
      key: 'identityCategory',
      label: '身份类别',
      labelEn: 'Category',
      aliases: ['人员类别', '身份', '编制类别'],
      example: '公务员',
      parse: parseText(40),
    },
  ],
};
