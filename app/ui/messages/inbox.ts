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
    '您的测试结果已经确认，合格凭证签发后另行通知。',
    'Your result was confirmed; you will be told when the pass slip is issued.',
  ],
  'result-confirmed-level': [
    '您的初级知识考试结果已经确认，可以作为申请职业能力认证的依据。',
    'Your paper of level one was confirmed and counts as evidence of an application.',
  ],
  'result-out': ['您参加的{title}（{number}）已出结果。', 'The result of {title} ({number}) is out.'],
  'result-refused': [
    '您的测试结果不予确认，原因见结果页；有异议可以申请复核。',
    'Your result was not confirmed; the reason is on the result page, where you can ask for a review.',
  ],
  'late-counted': [
    '您有{n}条迟到的答案已计入，成绩重新计算。',
    '{n, plural, one {# late answer counts} other {# late answers count}} after all; your score was worked out anew.',
  ],
  'late-not-counted': [
    '您有{n}条迟到的答案不计入，成绩不变。',
    '{n, plural, one {# late answer does} other {# late answers do}} not count; your score stays as it is.',
  ],
  'appeal-upheld': [
    '您的复核申请成立，处理结果见结果页。',
    'Your appeal was upheld; the result page says what follows.',
  ],
  'appeal-rejected': [
    '您的复核申请已答复：维持原结果，理由见结果页。',
    'Your appeal was answered: the result stands. The reasons are on the result page.',
  ],
  'exemption-granted': [
    '您已获批准免测（{kind}），免予参加{occasion, select, PRE_ELECTION {选举前测试} PRE_APPOINTMENT {任用前测试} other {测试}}，{from}起{until, select, none {长期有效} other {有效，有效期至{until}}}。',
    'You are exempted from the {occasion, select, PRE_ELECTION {pre-election test} PRE_APPOINTMENT {pre-appointment test} other {test}} ({kind}) from {from} {until, select, none {without an end} other {until {until}}}.',
  ],
  'exemption-withdrawn': [
    '您的免测（{kind}）已被撤销，原因见“测试”页。',
    'Your exemption from the test ({kind}) was withdrawn; the page of your tests says why.',
  ],
  'certificate-issued': [
    '{title}（{number}）已签发，可以下载。',
    '{title} ({number}) was issued and can be downloaded.',
  ],
  'application-returned': [
    '您的职业能力认证申报被退回修改，理由见申报记录，改好以后可以重新提交。',
    'Your application for certification was returned. The reason stands beside it; mend it and send it again.',
  ],
  'application-declined': [
    '您的职业能力认证申报未获同意，理由见申报记录。',
    'Your application for certification was declined. The reason stands beside it.',
  ],
  'certificate-corrected': [
    '{title}（{number}）已更正，另发新证，原证不再使用。',
    '{title} ({number}) was corrected: a new one is issued in its place, the old one is no longer used.',
  ],
  'certificate-revoked': [
    '{title}（{number}）已被撤销，原因见凭证页。',
    '{title} ({number}) was revoked; its page says why.',
  ],
  'certificate-cancelled': ['{title}（{number}）已注销。', '{title} ({number}) was cancelled.'],
  'result-held': [
    '您的测试结果暂缓确认，如有疑问请联系考务人员。',
    'The confirmation of your result is on hold; ask the exam officer if in doubt.',
  ],
  'class-called': ['您被调训：{title}，{from}开班。', 'You are called to a class: {title}, from {from}.'],
  'class-cancelled': ['{title}（{from}）已取消，请等待另行安排。', '{title} ({from}) was cancelled.'],
  'class-reopened': [
    '{title}的结业有误，已退回重新登记，{hours}学时暂不计入；重新办理结业后另行通知。',
    'The completion of {title} was entered by mistake and is taken back; its {hours} hours do not count for now. You will be told when the class is completed again.',
  ],
  'class-completed-again': [
    '{title}已重新办理结业，{hours}学时已记入。',
    '{title} was completed again; its {hours} hours are recorded.',
  ],
  'class-not-completed-again': [
    '{title}已重新办理结业，您的结果不是结业，不计学时。有疑问请联系班主任。',
    '{title} was completed again. You did not complete it and it gives you no hours; ask the class adviser if in doubt.',
  ],
  'class-removed': ['您已不在{title}（{from}）的学员名单上。', 'You were taken off the roster of {title} ({from}).'],
  'mail-address-set': [
    '今后您在行家的通知也会发到这个邮箱。不是您本人填写的，请不必理会。',
    'From now on your notices at Hangjia are also sent to this address. If you did not enter it, ignore this.',
  ],
  'question-released': ['您命制的试题{code}已通过审题。', 'Your question {code} was released.'],
  'question-returned': ['您命制的试题{code}被退回修改。', 'Your question {code} was returned for changes.'],
  other: ['有一条与您有关的通知', 'Something concerns you'],
});
