import { defineMessages } from './define-messages.ts';

/** Notices by kind: what a person was told, and the page on which they read it. */
export const inboxMessages = defineMessages({
  inboxTitle: ['我的通知', 'My notices'],
  inboxLead: [
    '与您有关的安排和结果。点开即记为已读。',
    'Arrangements and results that concern you. Opening one marks it as read.',
  ],
  unread: ['未读{n}条', '{n} unread'],
  new: ['未读', 'New'],
  read: ['已读', 'Read'],
  open: ['打开', 'Open'],
  when: ['时间', 'When'],
  state: ['状态', 'State'],
  empty: ['还没有通知', 'No notices yet'],
  emptyWhy: ['报名参加测试、结果确认等情况会在这里告诉您。', 'Registrations, results and the like are told here.'],
  'session-registered': [
    '您已报名{title}（{number}），{opensAt}开始。{venue}',
    'You are registered for {title} ({number}), from {opensAt}. {venue}',
  ],
  'session-cancelled': ['{title}（{number}）已取消，请等待另行安排。', '{title} ({number}) was cancelled.'],
  'session-withdrawn': [
    '您已不在{title}（{number}）的参测名单上。',
    'You were taken off the list of {title} ({number}).',
  ],
  'session-deferred': [
    '{title}（{number}）已为您办理缓测，不计入测试次数。',
    'Your sitting of {title} ({number}) was deferred and does not count.',
  ],
  'session-invigilator': [
    '请您担任{title}（{number}）的监考，{opensAt}开始。',
    'You are an invigilator of {title} ({number}), from {opensAt}.',
  ],
  'result-confirmed': [
    '您的测试结果已经确认，合格凭证稍后可在“我的证书”查看。',
    'Your result was confirmed; the pass slip will be under “My certificates”.',
  ],
  'result-held': [
    '您的测试结果暂缓确认，如有疑问请联系考务人员。',
    'The confirmation of your result is on hold; ask the exam officer if in doubt.',
  ],
  'class-called': ['您被调训：{title}，{from}开班。', 'You are called to a class: {title}, from {from}.'],
  'class-cancelled': ['{title}（{from}）已取消，请等待另行安排。', '{title} ({from}) was cancelled.'],
  'class-removed': ['您已不在{title}（{from}）的学员名单上。', 'You were taken off the roster of {title} ({from}).'],
  'question-released': ['您命制的试题{code}已通过审题。', 'Your question {code} was released.'],
  'question-returned': ['您命制的试题{code}被退回修改。', 'Your question {code} was returned for changes.'],
  other: ['有一条与您有关的通知', 'Something concerns you'],
});
