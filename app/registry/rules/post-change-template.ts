import { parseDate } from '~/operations/rules/cell-dates.ts';
import { parseChoice, parseCode, parseName, parseText } from '~/operations/rules/cell-values.ts';
import type { ImportTemplate } from '~/operations/rules/import-template.ts';
import { parsePartyPost } from './party-post.ts';
import { CHANGE_TYPE_WORDS, POST_TYPE_WORDS, properWords } from './registry-words.ts';

/** 任职变动 (`conventions` §3.3): one line per change; several of one person take effect in the order of the sheet. */
export const postChangeTemplate: ImportTemplate = {
  kind: 'post-changes',
  label: '任职变动',
  labelEn: 'Changes of post',
  permission: 'registry.import',
  oneOf: [
    ['staffNumber', 'name'],
    ['organizationCode', 'organizationName'],
  ],
  notes: [
    '一行一个变动，人必须已经在册。同一个人有几个变动的，按表里的先后办理。',
    '任职：增加一个职务，其他职务不动。免职：终止所写的职务。',
    '改任：在同一党组织换成所写的职务，原有职务终止于生效日期。',
    '调任：到所写的党组织任职，其他现任职务都终止，所在党组织随之改变。',
    '连任：所写的职务上一届终止、新一届开始，都在生效日期。离任：现任职务全部终止，并办理离任。',
    '终止的任职连同文号留在历史里，不会删除。',
  ],
  columns: [
    {
      key: 'staffNumber',
      label: '人员编码',
      labelEn: 'Staff number',
      aliases: ['工号', '人员编号', '干部编号', '员工编号', '编号'],
      identifies: true,
      hint: '文本，前面的0要保留；没有编码的可以只写姓名，同名的由您来选',
      example: '020104',
      parse: parseCode,
    },
    {
      key: 'name',
      label: '姓名',
      labelEn: 'Name',
      aliases: ['干部姓名', '名字'],
      hint: '与人员编码对照，写错编码时能发现',
      example: '周启明',
      parse: parseName,
    },
    {
      key: 'changeType',
      label: '变动类型',
      labelEn: 'Change',
      aliases: ['任免类型', '任免', '变动情况', '变动', '类型'],
      required: true,
      example: '调任',
      dictionary: properWords(CHANGE_TYPE_WORDS),
      parse: parseChoice(CHANGE_TYPE_WORDS),
    },
    {
      key: 'organizationCode',
      label: '组织编码',
      labelEn: 'Organization code',
      aliases: ['党组织编码', '组织代码', '支部编码', '单位编码'],
      hint: '与党组织名称至少有一个',
      example: '0101',
      parse: parseCode,
    },
    {
      key: 'organizationName',
      label: '党组织名称',
      labelEn: 'Organization',
      aliases: ['所在党支部', '所在支部', '支部名称', '支部', '党组织', '组织名称', '单位名称', '单位'],
      hint: '与组织编码至少有一个',
      example: '市公安局交警支队第一党支部',
      parse: parseText(100),
    },
    {
      key: 'partyPost',
      label: '职务',
      labelEn: 'Party post',
      aliases: ['党内职务', '党务职务', '党内任职', '任免职务'],
      required: true,
      hint: '任职、改任、调任写新的职务，免职、连任、离任写现在的职务；“支部书记（兼）”读成兼职',
      example: '支部书记',
      dictionary: properWords(POST_TYPE_WORDS),
      parse: parsePartyPost,
    },
    {
      key: 'effectiveOn',
      label: '生效日期',
      labelEn: 'Takes effect',
      aliases: ['任免时间', '任免日期', '任职时间', '任职日期', '免职时间', '变动时间', '变动日期', '生效时间', '日期'],
      required: true,
      hint: '只写年月的按当月1日',
      example: '2026-09-01',
      parse: parseDate,
    },
    {
      key: 'documentNumber',
      label: '文号',
      labelEn: 'Document number',
      aliases: ['任免文号', '文件号', '发文字号', '批复文号', '文件编号'],
      example: '云泽工委〔2026〕12号',
      parse: parseText(60),
    },
  ],
};
