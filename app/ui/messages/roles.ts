import type { Role } from '~/identity/rules/roles.ts';
import { defineMessages, type Message } from './define-messages.ts';

/** What each role is called. */
export const roleMessages = defineMessages({
  CADRE: ['学员', 'Learner'],
  ORG_ADMIN: ['单位管理员', 'Unit administrator'],
  AUTHORITY_ADMIN: ['工委管理员', 'Authority administrator'],
  SCHOOL_ADMIN: ['党校管理员', 'Party-school administrator'],
  CLASS_ADVISER: ['班主任（组织员）', 'Class adviser'],
  INSTRUCTOR: ['讲师', 'Instructor'],
  ITEM_WRITER: ['命题人员', 'Item writer'],
  ITEM_REVIEWER: ['审题人员', 'Item reviewer'],
  EXAM_OFFICER: ['考务人员', 'Exam officer'],
  INVIGILATOR: ['监考人员', 'Invigilator'],
  EXAM_INSPECTOR: ['巡考人员', 'Exam inspector'],
  GRADER: ['阅卷人员', 'Grader'],
  ASSESSOR: ['评审人员', 'Assessor'],
  INSPECTOR: ['督查人员', 'Duty inspector'],
  SYS_ADMIN: ['系统管理员', 'System administrator'],
  SEC_ADMIN: ['安全管理员', 'Security administrator'],
  AUDIT_ADMIN: ['审计管理员', 'Audit administrator'],
} satisfies Record<Role, Message>);
