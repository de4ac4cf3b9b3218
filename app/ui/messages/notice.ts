import { defineMessages } from './define-messages.ts';

/** The personal-information notice, version 1. A change of substance raises `CURRENT_NOTICE_VERSION`. */
export const noticeMessages = defineMessages({
  title: ['个人信息处理告知', 'How your personal information is handled'],
  lead: [
    '第{version}版。首次登录时请阅读；以后可以在“我的账号”中再看。',
    'Version {version}. Please read it at your first sign-in; you will find it again under “My account”.',
  ],
  who: ['谁在处理', 'Who'],
  whoText: [
    '{authority}，以及由其指定承担管理职责的人员。需要联系时，请找本单位管理员。',
    '{authority} and the people it has charged with administrative duties. Your contact is the administrator of your unit.',
  ],
  why: ['为什么处理', 'Why'],
  whyText: [
    '组织党务干部学习、任前测试、轮训和能力认证，并保存由此形成的培训档案。处理依据是《个人信息保护法》第十三条第一款第二项、第三项（人力资源管理所必需、履行法定职责所必需），不以您的同意为前提。',
    'To run study, pre-appointment tests, rotation training and certification of Party-affairs cadres and to keep the training record. The basis is Article 13(1)(2) and (3) of the Personal Information Protection Law (staff management, statutory duties); it does not rest on your consent.',
  ],
  what: ['处理哪些信息', 'What'],
  whatText: [
    '姓名、人员编码、所在党组织、党内职务与任职时间、行政职务与职级；学习进度、测试作答与成绩、培训出勤、凭证；登录时间、设备和浏览器名称、操作记录。手机号、通知邮箱可以不填，填写的加密保存。登录失败时，网络地址只以不可还原的摘要保存一天。不收集身份证号、人脸、位置。',
    'Name, staff number, Party organization, posts and their dates, administrative post and rank; study progress, test answers and marks, attendance, certificates; times of sign-in, device and browser names, a journal of what was done. A telephone number and a mail address for notices are optional and encrypted. After a failed sign-in the network address is kept for a day as an irreversible digest. No identity number, face or place is collected.',
  ],
  how: ['怎样处理', 'How'],
  howText: [
    '信息保存在本单位部署的服务器上，不向外部网站发送；您填写了通知邮箱的，通知内容发到该邮箱。系统只作计算和提示，合格、认证、任职等结论由具名人员作出；您可以要求说明并申诉。',
    'It is kept on servers run by the authority and sent to no outside site; if you enter a mail address, notices are sent there. The system computes and flags; verdicts are given by named officers. You may ask for reasons and appeal.',
  ],
  long: ['保存多久', 'How long'],
  longText: [
    '测试、认证和任职记录按档案规定保存；登录与操作日志保存不少于六个月；不再需要的信息，到期删除或停止使用。',
    'Test, certification and appointment records are kept as archive rules require; logs for at least six months; what is no longer needed is erased or put out of use.',
  ],
  rights: ['您的权利', 'Your rights'],
  rightsText: [
    '您可以查阅、复制本人信息，要求更正、补充，在符合法律规定的情形下要求删除，并要求解释处理规则。“我的档案”“我的账号”可以随时查看；更正和删除请向本单位管理员提出，不予办理的会说明理由。',
    'You may see and copy your information, have it corrected or completed, have it erased where the law says so, and have the rules explained. “My record” and “My account” are always open; for corrections or erasure ask the administrator of your unit, who must give reasons for a refusal.',
  ],
  acknowledge: ['我已阅读，继续', 'I have read this'],
  acknowledged: ['您已在{date}阅读本版告知。', 'You read this version on {date}.'],
  back: ['返回我的账号', 'Back to my account'],
});
