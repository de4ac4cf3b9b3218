import { defineMessages } from './define-messages.ts';

/** Words of the frame around every page: navigation, banners, fault pages. */
export const shellMessages = defineMessages({
  product: ['行家', 'Hangjia'],
  skip: ['跳到正文', 'Skip to content'],
  mainNavigation: ['主导航', 'Main navigation'],
  menu: ['菜单', 'Menu'],
  otherLanguage: ['English', '中文'],
  elderOn: ['长辈版', 'Large type'],
  elderOff: ['标准版', 'Standard type'],
  signIn: ['登录', 'Sign in'],
  signOut: ['退出', 'Sign out'],
  account: ['我的账号', 'My account'],
  inbox: ['通知', 'Notices'],
  search: ['查人、党组织、凭证号', 'People, organizations, numbers'],
  demonstrationWord: ['演示', 'Demonstration'],
  demonstration: ['演示数据：人名、单位、成绩均为虚构', 'Demonstration: people, units and marks are invented'],
  nonClassified: [
    '本系统为非涉密系统，严禁存储、处理、传输国家秘密',
    'This system is not cleared for classified matter. State secrets must not be stored, processed or sent here.',
  ],
  verify: ['核验凭证', 'Verify a certificate'],
  requestId: ['请求编号 {id}', 'Request {id}'],
  goHome: ['回首页', 'Go to the home page'],
  tryAgain: ['重新打开本页', 'Load this page again'],
  unknownPersonTitle: ['请先登录', 'Please sign in'],
  unknownPersonWhat: [
    '登录已经结束，或者还没有登录。已保存的内容都在。',
    'Your sign-in has ended, or you have not signed in yet. Everything that was saved is still there.',
  ],
  unknownPersonDo: ['请登录后再打开这个页面。', 'Sign in and open this page again.'],
  forbiddenTitle: ['您没有打开这个页面的权限', 'You may not open this page'],
  forbiddenWhat: [
    '这个页面只对承担相应职责的人员开放。您的账号和数据没有变化。',
    'This page is open only to people with the duty for it. Your account and data are unchanged.',
  ],
  forbiddenDo: [
    '如果您应当看到它，请把下面的请求编号告诉本单位管理员，由其核对您的角色和管理范围。',
    'If you should see it, give the request number below to the administrator of your unit, who can check your role and scope.',
  ],
  notFoundTitle: ['没有这个页面', 'There is no such page'],
  notFoundWhat: [
    '地址可能写错了，或者内容已经移走。已保存的内容都在。',
    'The address may be wrong, or the content has moved. Everything that was saved is still there.',
  ],
  notFoundDo: ['请核对地址，或者从首页重新进入。', 'Check the address, or start again from the home page.'],
  requestTitle: ['这一步无法处理', 'This step could not be handled'],
  requestWhat: [
    '提交的内容不完整，或者格式不对。没有执行任何操作，原有数据完好。',
    'What was sent is incomplete or of the wrong form. Nothing was carried out, and nothing was lost.',
  ],
  requestDo: ['请返回上一页，核对后再试一次。', 'Go back, check what you entered and try again.'],
  tooLargeTitle: ['文件太大', 'The file is too large'],
  tooLargeWhat: ['文件超过允许的大小，没有上传。', 'The file is larger than allowed and was not uploaded.'],
  tooLargeDo: ['请返回上一页，换一个较小的文件，或者分成几份上传。', 'Go back and choose a smaller file, or split it.'],
  tooManyTitle: ['操作太频繁', 'Too many attempts'],
  tooManyWhat: [
    '短时间内尝试的次数太多，系统暂时停止受理。',
    'There were too many attempts in a short time, so we have paused.',
  ],
  tooManyDo: ['请过几分钟再试。', 'Wait a few minutes and try again.'],
  conflictTitle: ['内容已被他人改动', 'Someone else changed this first'],
  conflictWhat: [
    '在您打开这个页面之后，同一条记录发生了变化。您刚才的操作没有执行，原有数据完好。',
    'The record changed after you opened this page. What you just did was not carried out, and nothing was lost.',
  ],
  conflictDo: [
    '请重新打开本页，看过最新内容后再操作一次。',
    'Load the page again, look at the latest content, then repeat what you wanted to do.',
  ],
  faultTitle: ['系统出了故障，这一步没有完成', 'Something failed on our side, and this step was not done'],
  faultWhat: [
    '不是您的操作有误。此前已经保存的内容不受影响；正在测试的，已保存的答案都在。',
    'You did nothing wrong. What was saved before is not affected; in a test, every saved answer is kept.',
  ],
  faultDo: [
    '请过一会儿重新打开本页。如果仍然不行，请把下面的请求编号告诉管理员。',
    'Load the page again in a moment. If it still fails, give the request number below to the administrator.',
  ],
});
