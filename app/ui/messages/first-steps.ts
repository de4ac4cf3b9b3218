import { defineMessages } from './define-messages.ts';

/** The way of a new authority to its first test. */
export const firstStepMessages = defineMessages({
  title: ['起步', 'First steps'],
  lead: ['全部完成后，这一栏不再显示', 'This list goes once all is done'],
  done: ['已完成', 'Done'],
  next: ['下一步', 'Next'],
  later: ['未开始', 'Not yet'],
  organizations: ['导入党组织', 'Import the organizations'],
  organizationsWhat: [
    '下载模板填写，或直接上传自己的表；可以整批撤销。',
    'Use the template or your own sheet; a batch can be undone.',
  ],
  cadres: ['导入党务干部', 'Import the cadres'],
  cadresWhat: ['党组织在前，干部在后：每一行要写明所在党组织。', 'After the organizations: each row names one.'],
  accounts: ['为干部开通账号，发激活码', 'Open the cadres’ accounts and hand out codes'],
  accountsWhat: [
    '在名册里成批开通，再到“激活码”打印，当面发给本人。',
    'Open them in bulk from the list, then print the slips under “Activation codes”.',
  ],
  duties: ['确定考务、命题、审题人员', 'Appoint exam officer, item writer and item reviewer'],
  dutiesWhat: [
    '系统管理员建账号，安全管理员授予职责。命题和审题由不同的人担任；组织考试的范围填本单位编码。',
    'The system administrator makes the accounts, the security administrator grants the duties: writing and reviewing to different people, holding tests on the whole authority.',
  ],
  questions: ['命题、审题', 'Write and review the questions'],
  questionsWhat: [
    '命题人员导入或编写，另一人审过才能用；所依据的条文，先由您在“制度与规则”里对照原文确认。随软件提供的题库只供练习。',
    'The writer imports or writes them, somebody else releases them; first you confirm the clauses they rest on under “Measures and rules”. The bank that came with the software is for practice.',
  ],
  policy: ['建立考试策略', 'Make an exam policy'],
  policyWhat: ['从常用规则新建，再按本单位办法修改。', 'Start from a preset and change it to your own measures.'],
  session: ['开出第一场测试', 'Hold the first test'],
  sessionWhat: [
    '考务人员新建场次、检查题库、发布；单位管理员报人员。',
    'The exam officer makes, checks and publishes it; unit administrators enter their people.',
  ],
  level: ['启用职业能力认证', 'Turn on the competency certification'],
  levelWhat: ['启用参考方案，或按本单位标准修改。', 'Start from the reference scheme or set your own.'],
});
