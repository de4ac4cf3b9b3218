import { parseChoice, parseCode, parseName, parseText } from '~/operations/rules/cell-values.ts';
import type { ImportTemplate } from '~/operations/rules/import-template.ts';
import { properWords } from '~/registry/rules/registry-words.ts';
import { parseHalfDays } from './class-cells.ts';
import { CLASS_RESULT_WORDS } from './class-words.ts';

/** 学员名单 (`conventions` §3.3): one line per person and class, with attendance and result where they are known. */
export const rosterImportTemplate: ImportTemplate = {
  kind: 'class-rosters',
  label: '培训班学员名单',
  labelEn: 'Class rosters',
  permission: 'attendance.write',
  oneOf: [
    ['classCode', 'classTitle'],
    ['staffNumber', 'name'],
  ],
  notes: [
    '一行是一个人上一期班，一个人上几期就写几行：人次不等于人数。',
    '开班前只填班次和人员，结业前再填出勤、成绩和结业，同一个人再导入一次按更新处理，空着的格子不会抹掉已有内容。',
    '没有人员编码的写姓名和单位；同名分不清的留给您选。',
    '这里不办结业。导入后到“培训班”成批结业，学时才入档，轮训才计为已训。',
  ],
  columns: [
    {
      key: 'classCode',
      label: '班次编码',
      labelEn: 'Class number',
      aliases: ['编码', '班次编号', '班级编号', '班号'],
      hint: '与班次名称至少有一个',
      example: 'YZ00000-2026-LX-001',
      parse: parseCode,
    },
    {
      key: 'classTitle',
      label: '班次名称',
      labelEn: 'Name of the class',
      aliases: ['培训班名称', '班级名称', '培训班', '班次'],
      hint: '没有编码时按全称找',
      parse: parseText(100),
    },
    {
      key: 'staffNumber',
      label: '人员编码',
      labelEn: 'Staff number',
      aliases: ['工号', '人员编号', '工号/人员编码', '干部编号', '学员编号'],
      hint: '文本，前面的0要保留；与姓名至少有一个',
      example: '020104',
      parse: parseCode,
    },
    {
      key: 'name',
      label: '姓名',
      labelEn: 'Name',
      aliases: ['学员姓名', '学员', '名字'],
      example: '周启明',
      parse: parseName,
    },
    {
      key: 'organizationName',
      label: '单位',
      labelEn: 'Unit',
      aliases: ['工作单位', '所在单位', '党组织', '党组织名称', '所在党组织', '单位名称'],
      hint: '只用来分清同名的人',
      example: '市公安局交警支队第一党支部',
      parse: parseText(100),
    },
    {
      key: 'group',
      label: '小组',
      labelEn: 'Group',
      aliases: ['组别', '分组', '学习小组'],
      example: '第一组',
      parse: parseText(20),
    },
    {
      key: 'attended',
      label: '出勤',
      labelEn: 'Attendance',
      aliases: ['出勤半天', '出勤情况', '考勤', '出勤半天数'],
      hint: '半天数（6），或天数（3天），或全勤',
      example: '全勤',
      parse: parseHalfDays,
    },
    {
      key: 'grade',
      label: '成绩',
      labelEn: 'Grade',
      aliases: ['考核结果', '考核成绩', '等次', '结业成绩'],
      example: '良好',
      parse: parseText(20),
    },
    {
      key: 'result',
      label: '结业',
      labelEn: 'Result',
      aliases: ['是否结业', '结业情况', '结业结果', '培训结果'],
      example: '结业',
      dictionary: properWords(CLASS_RESULT_WORDS),
      parse: parseChoice(CLASS_RESULT_WORDS),
    },
  ],
};
