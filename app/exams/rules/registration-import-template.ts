import { parseCode, parseName, parseText } from '~/operations/rules/cell-values.ts';
import type { ImportTemplate } from '~/operations/rules/import-template.ts';

/** 测试报名: a row per person and session. */
export const registrationImportTemplate: ImportTemplate = {
  kind: 'registrations',
  label: '测试报名',
  labelEn: 'Registrations',
  permission: 'sessions.register',
  notes: [
    '工号和姓名至少填一项，两项都填时核对是否同一个人；只填姓名而有同名的，由您选定是哪一位。',
    '场次编号如 CS-2026-001，在场次页可以看到；只有一个场次正在报名时可以不填。',
    '结果仍在有效期内的、补测机会已用完的人不会写入；已在名单上的不重复报名。',
  ],
  oneOf: [['staffNumber', 'name']],
  columns: [
    {
      key: 'session',
      label: '场次编号',
      labelEn: 'Session',
      aliases: ['场次', '测试场次'],
      hint: '只有一个场次正在报名时可以不填',
      example: 'CS-2026-001',
      parse: parseCode,
    },
    {
      key: 'staffNumber',
      label: '工号',
      labelEn: 'Staff number',
      aliases: ['人员编码', '人员编号', '工号/人员编码', '编号'],
      example: '00123',
      parse: parseCode,
    },
    {
      key: 'name',
      label: '姓名',
      labelEn: 'Name',
      aliases: ['参测人员', '人员姓名'],
      example: '沈佳禾',
      parse: parseName,
    },
    {
      key: 'unit',
      label: '单位',
      labelEn: 'Unit',
      aliases: ['所在单位', '单位名称', '党组织', '所在党组织'],
      hint: '可不填；有同名的人时用来分清',
      example: '甲单位机关党委',
      parse: parseText(200),
    },
  ],
};
