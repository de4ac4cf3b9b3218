import { parseChoice, parseCode, parseText, type CellValue, type Understood } from '~/operations/rules/cell-values.ts';
import type { ImportTemplate } from '~/operations/rules/import-template.ts';
import { parseDate } from '~/operations/rules/cell-dates.ts';
import { EXPLANATION_LIMIT, OPTION_LIMIT, STEM_LIMIT } from './question-content.ts';
import { DIFFICULTY_WORDS, POOL_WORDS, TYPE_WORDS } from './question-sheet.ts';
import { OPTION_IDS } from './question-types.ts';
import { TOPIC_TITLES } from './topic-titles.ts';

/** Running text as it was written: Chinese punctuation stays, blanks at the ends and runs of them go. */
const parseSentence =
  (most: number) =>
  (cell: CellValue): Understood<string> => {
    const text = cell === null ? '' : String(cell).replaceAll(/\s+/g, ' ').trim();
    if ([...text].length > most) return { ok: false, code: 'too-long', params: { most } };
    return { ok: true, value: text || null };
  };

/** `A`, `A、C`, `ACD`, `对`, `错误`, `√` as ids joined by nothing: `A`, `ACD`, `true`, `false`. */
function parseKey(cell: CellValue): Understood<string> {
  if (typeof cell === 'boolean') return { ok: true, value: String(cell) };
  const text = (cell === null ? '' : String(cell))
    .normalize('NFKC')
    .replaceAll(/[\s,，、;；.]/g, '')
    .toUpperCase();
  if (text === '') return { ok: true, value: null };
  if (/^(对|正确|√|T|TRUE|是)$/.test(text)) return { ok: true, value: 'true' };
  if (/^(错|错误|×|X|FALSE|否|不对)$/.test(text)) return { ok: true, value: 'false' };
  if (/^[A-H]+$/.test(text)) return { ok: true, value: [...new Set(text)].sort().join('') };
  return { ok: false, code: 'not-a-key', params: { value: text.slice(0, 20) } };
}

/** 试题 (`conventions` §3.3): a row per question. */
export const questionImportTemplate: ImportTemplate = {
  kind: 'questions',
  label: '试题',
  labelEn: 'Questions',
  permission: 'questions.write',
  notes: [
    '导入的试题直接送审，由另一个人审过才能使用；写入前可以逐行核对，写入后可以整批撤销。',
    '来源文件写文件简称或全称，条款写“第四条”或“4”。查不到条款的行不会写入。',
    '分值由考试策略规定，不在题目里填写。',
    `主题编码：${Object.entries(TOPIC_TITLES)
      .map(([code, title]) => `${code}${title}`)
      .join('、')}。`,
  ],
  columns: [
    {
      key: 'type',
      label: '题型',
      labelEn: 'Type',
      required: true,
      example: '单选',
      dictionary: Object.keys(TYPE_WORDS),
      parse: parseChoice({ ...TYPE_WORDS, 单选题: 'SINGLE', 多选题: 'MULTIPLE', 判断题: 'TRUE_FALSE' }),
    },
    {
      key: 'stem',
      label: '题干',
      labelEn: 'Question',
      aliases: ['题目', '试题', '题目内容'],
      required: true,
      example: '成立党支部，一般至少要有几名正式党员？',
      parse: parseSentence(STEM_LIMIT),
    },
    ...OPTION_IDS.map((id, at) => ({
      key: `option${id}`,
      label: `选项${id}`,
      labelEn: `Option ${id}`,
      aliases: [id, `${id}选项`],
      example: ['3名', '5名', '7名', '10名'][at] ?? '',
      ...(at === 0 && { hint: '判断题不填选项；单选、多选至少三个' }),
      parse: parseSentence(OPTION_LIMIT),
    })),
    {
      key: 'key',
      label: '答案',
      labelEn: 'Key',
      aliases: ['正确答案', '标准答案'],
      required: true,
      hint: '单选写一个字母，多选写几个字母（ACD），判断写“对”或“错”',
      example: 'A',
      parse: parseKey,
    },
    {
      key: 'explanation',
      label: '解析',
      labelEn: 'Explanation',
      aliases: ['答案解析', '说明'],
      required: true,
      hint: `不超过${EXPLANATION_LIMIT}字`,
      example: '有正式党员三人以上的单位，应当成立党支部。',
      parse: parseSentence(EXPLANATION_LIMIT),
    },
    {
      key: 'difficulty',
      label: '难度',
      labelEn: 'Difficulty',
      required: true,
      example: '易',
      dictionary: Object.keys(DIFFICULTY_WORDS),
      parse: parseChoice({ ...DIFFICULTY_WORDS, 简单: 'EASY', 中等: 'MEDIUM', 困难: 'HARD' }),
    },
    {
      key: 'topic',
      label: '主题编码',
      labelEn: 'Topic',
      aliases: ['主题', '主题代码'],
      required: true,
      hint: 'T01至T12',
      example: 'T02',
      parse: parseCode,
    },
    { key: 'knowledgePoint', label: '知识点', labelEn: 'Point', example: '设立条件', parse: parseText(60) },
    {
      key: 'document',
      label: '来源文件',
      labelEn: 'Document',
      aliases: ['来源', '依据文件', '出处'],
      required: true,
      example: '支部工作条例',
      parse: parseSentence(120),
    },
    {
      key: 'article',
      label: '条款',
      labelEn: 'Clause',
      aliases: ['条次', '依据条款', '条文'],
      required: true,
      example: '第四条',
      parse: parseText(40),
    },
    {
      key: 'validFrom',
      label: '生效日期',
      labelEn: 'In force from',
      hint: '可不填；填了就核对是不是该条款现行文本的施行日期',
      example: '2018-10-28',
      parse: parseDate,
    },
    {
      key: 'pool',
      label: '用途',
      labelEn: 'Pool',
      hint: '不填按正式题',
      example: '正式',
      dictionary: Object.keys(POOL_WORDS),
      parse: parseChoice({ ...POOL_WORDS, 正式题: 'LIVE', 练习题: 'PRACTICE' }),
    },
  ],
};
