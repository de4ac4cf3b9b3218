import { defineMessages } from './define-messages.ts';

/** Words of the picker of organizations. */
export const organizationFieldMessages = defineMessages({
  hint: ['输入名称、简称或编码', 'Type a name, short name or code'],
  code: ['编码{code}', 'code {code}'],
  look: ['查找组织', 'Find organization'],
  clear: ['清除所选组织', 'Clear the organization'],
  results: ['可以选择的组织', 'Organizations to choose from'],
  searching: ['正在查找……', 'Searching…'],
  count: ['找到{n, number}个组织', '{n, plural, one {# organization} other {# organizations}} found'],
  more: [
    '共{total, number}个，先列出{n}个。再输入几个字可以缩小范围，上级和本级之间加空格，如“审计局 第二支部”。',
    '{n} of {total, number} are shown. Type more to narrow them down, with a space between a unit and what is below it.',
  ],
  moreToStart: [
    '共{total, number}个，先列出上级单位。请输入名称、简称或编码查找。',
    '{total, number} in all; the units at the top are shown. Type a name, short name or code to find another.',
  ],
  failed: [
    '没有查成：网络中断，或登录已过期。所填内容还在，可以稍后再试，或填写完整的名称或编码后直接提交。',
    'The search failed: no connection, or you are signed out. What you typed is kept. Try again, or give the whole name or code and submit.',
  ],
  unknown: ['没有这个组织，请重新选择', 'There is no such organization. Choose again.'],
  outside: [
    '这个组织不在您可以选择的范围内，请另选一个',
    'This organization is outside of what you may choose. Choose another.',
  ],
  ended: ['这个组织已撤销，请另选一个', 'This organization has ended. Choose another.'],
  none: [
    '您的范围内没有名称、简称或编码符合“{text}”的组织',
    'Nothing within your scope has a name, short name or code like “{text}”',
  ],
  several: ['“{text}”还没有选定，请选择其中一个', '“{text}” is not chosen yet: pick one of these'],
});
