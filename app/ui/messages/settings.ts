import { defineMessages } from './define-messages.ts';

/** Words of the authority's settings. */
export const settingsMessages = defineMessages({
  title: ['设置', 'Settings'],
  authority: ['本单位决定', 'Decided by the authority'],
  verification: ['公开核验凭证', 'Public verification of certificates'],
  verificationOn: [
    '任何人凭编号和核验码可以在“核验凭证”页查到：隐去部分字的姓名、类型、日期、状态。',
    'Anyone with the number and the code sees the masked name, kind, dates and state.',
  ],
  verificationOff: [
    '核验页对本单位的凭证一律不作答复；凭证本身不受影响。',
    'The verification page answers nothing about your certificates; the certificates themselves are unaffected.',
  ],
  on: ['开放', 'Open'],
  off: ['关闭', 'Closed'],
  open: ['开放核验', 'Open it'],
  close: ['关闭核验', 'Close it'],
  saved: ['设置已更改，立即生效', 'Changed; it holds at once'],
  installation: ['本系统统一规定', 'Set for the whole installation'],
  installationWhat: [
    '由系统的部署人员在服务器上设定，在这里只能查看。',
    'Set on the server by who runs it; shown here only.',
  ],
  secondFactor: ['管理员动态口令', 'Second factor for administrators'],
  required: ['必须启用', 'Required'],
  optional: ['自愿启用', 'Optional'],
  singleSignOn: ['统一身份认证', 'Single sign-on'],
  none: ['未接入', 'Not connected'],
  mail: ['邮件服务', 'Mail'],
  connected: ['已配置', 'Set up'],
  idle: ['无操作自动退出', 'Idle time'],
  idleWhat: [
    '管理员{admin}分钟，其他人员{other}分钟；正在测试时不退出',
    '{admin} minutes for administrators, {other} for others; never during a test',
  ],
  lock: ['输错密码', 'Wrong passwords'],
  lockWhat: [
    '同一账号在同一设备上输错{n}次，暂停{minutes}分钟',
    '{n} on one device rest the account there for {minutes} minutes',
  ],
  zone: ['时区', 'Time zone'],
});
