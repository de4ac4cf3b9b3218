import { defineMessages } from './define-messages.ts';

/** Mails: notices that are also sent to the address that a person gave. */
export const mailMessages = defineMessages({
  subject: ['行家：有一条与您有关的通知', 'Hangjia: something concerns you'],
  subjectAddress: ['行家：这个邮箱将接收通知', 'Hangjia: this address receives notices'],
  where: ['请登录后在“我的通知”查看。', 'Sign in and read it under “My notices”.'],
  whereAt: ['请登录后查看：{address}', 'Sign in and read it: {address}'],
  why: [
    '您在“我的账号”中填写了这个邮箱，所以收到本邮件；不想再收的，请在那里删除邮箱。本邮件由系统发出，请勿回复。',
    'You get this because the address was entered under “My account”; remove it there to end these mails. Please do not reply.',
  ],
  nonClassified: ['非涉密系统，严禁传输国家秘密。', 'Not cleared for classified matter.'],
  // the page on which the address is entered
  title: ['邮件通知', 'Notices by mail'],
  lead: [
    '报名、结果、凭证等通知除在本系统显示外，同时发到您的邮箱。邮箱加密保存，只用于发送通知。',
    'Notices about registrations, results and certificates are also sent to your mail address. It is kept encrypted and used for nothing else.',
  ],
  unavailable: [
    '本系统没有配置邮件服务，通知只在系统内显示。',
    'This installation sends no mail; notices are shown here only.',
  ],
  address: ['邮箱', 'Mail address'],
  addressHint: [
    '保存后会马上发一封邮件，收到说明邮箱填对了。',
    'A first mail is sent at once, so that you see whether it is right.',
  ],
  save: ['保存', 'Save'],
  remove: ['删除邮箱', 'Remove the address'],
  saved: ['邮箱已保存，请查收邮件', 'Saved; a mail is on its way'],
  removed: ['邮箱已删除，通知只在系统内显示', 'Removed; notices are shown here only'],
  wrong: ['邮箱格式不对，例如 zhang@example.cn', 'This is no mail address; it looks like zhang@example.cn'],
  tooOften: ['今天修改次数过多，请明天再试', 'Changed too often today; try again tomorrow'],
  demonstration: ['演示账号不能填写邮箱', 'Demonstration accounts take no mail address'],
  sentTo: ['发到{address}', 'sent to {address}'],
  off: ['未开启', 'Off'],
});
