import { defineMessages } from './define-messages.ts';

/** Words of signing in, signing out, activation and set-up. */
export const signInMessages = defineMessages({
  signInTitle: ['登录', 'Sign in'],
  accountNumber: ['账号', 'Account number'],
  accountNumberHint: ['一般是您的人员编码。', 'Usually your staff number.'],
  password: ['密码', 'Password'],
  passwordHint: [
    '忘记密码时，可以请本单位管理员或考务人员发放一次性登录码，填在这里。',
    'Forgotten it? Your unit administrator or an exam officer can hand you a one-time code to type here.',
  ],
  signIn: ['登录', 'Sign in'],
  activateLink: ['第一次使用？凭激活码激活账号', 'First time here? Activate your account with a code'],
  oidc: ['用{name}登录', 'Sign in with {name}'],
  oidcRefused: ['统一身份认证没有完成', 'Single sign-on was not completed'],
  oidcRefusedWhat: [
    '认证被取消、已经超时，或者返回的信息不完整。您可以再试一次，或者用账号密码登录。',
    'It was cancelled, took too long, or came back incomplete. Try again, or sign in with your account number and password.',
  ],
  oidcUnknown: ['该身份没有对应的账号', 'No account belongs to this identity'],
  oidcUnknownWhat: [
    '认证成功，但本系统中没有与之对应、可以使用的账号。请联系本单位管理员开通。',
    'You were recognized, but there is no usable account for you here. Ask the administrator of your unit.',
  ],
  oidcDown: ['统一身份认证暂时连接不上', 'Single sign-on cannot be reached just now'],
  oidcDownWhat: [
    '请过一会儿再试，或者用账号密码登录。',
    'Try again in a moment, or sign in with your account number and password.',
  ],
  accountNumberMissing: ['请填写账号', 'Enter your account number'],
  passwordMissing: ['请填写密码', 'Enter your password'],
  wrong: [
    '账号或密码不对。这台设备上还可以试{n}次，之后该账号在这台设备上暂停登录10分钟。',
    'The account number or password is wrong. {n, plural, one {# attempt} other {# attempts}} left on this device; after that this account rests here for 10 minutes.',
  ],
  locked: [
    '该账号在这台设备上已暂停登录，{time}后可以再试。需要立即登录的，请考务人员或单位管理员解除锁定，或者发放一次性登录码。其他设备不受影响。',
    'This account rests on this device until {time}. To get in at once, ask an exam officer or unit administrator to unlock it or to hand you a one-time code. Other devices are not affected.',
  ],
  disabled: ['这个账号已停用。请联系本单位管理员。', 'This account is disabled. Ask the administrator of your unit.'],
  notActivated: [
    '这个账号还没有激活，请先用激活码激活。',
    'This account has not been activated yet. Activate it with your code first.',
  ],
  signedOut: ['您已退出', 'You have signed out'],
  signedOutWhat: ['在公用电脑上，请同时关闭浏览器。', 'On a shared computer, close the browser as well.'],
  ended: ['登录已结束', 'Your sign-in has ended'],
  endedWhat: [
    '长时间没有操作、已在别处结束，或者账号有变动。请重新登录，之后会回到刚才的页面。',
    'It rested too long, was ended elsewhere, or the account changed. Sign in again and you will return to the page you were on.',
  ],
  demonstrationTitle: ['演示：点一下，以该身份进入', 'Demonstration: one tap to come in as'],
  demonstrationNote: ['人名、单位均为虚构，无需密码。', 'The people and units are invented; no password is needed.'],
  notDemonstration: [
    '这个账号不是演示账号，请用密码登录。',
    'That is not a demonstration account. Sign in with a password.',
  ],
  signOutTitle: ['退出登录', 'Sign out'],
  signOutAsk: ['退出后，在这台设备上需要重新登录。', 'You will have to sign in again on this device.'],
  signOut: ['退出', 'Sign out'],
  stay: ['不退出', 'Stay signed in'],
});

/** Words of activation by code and of the first set-up. */
export const openingMessages = defineMessages({
  activateTitle: ['激活账号', 'Activate your account'],
  activateLead: [
    '激活码由本单位管理员发放，30天内有效，只能用一次。',
    'The administrator of your unit hands out the code. It is valid for 30 days and works once.',
  ],
  code: ['激活码', 'Activation code'],
  codeHint: [
    '10个字母和数字，例如 K7M2P-9QXRA；不分大小写。',
    'Ten letters and digits such as K7M2P-9QXRA; capitals do not matter.',
  ],
  activate: ['激活并登录', 'Activate and sign in'],
  wrongCode: [
    '账号与激活码对不上，或者激活码已用过。请核对后再试；仍然不行的，请管理员重新发放。',
    'The account number and code do not belong together, or the code has been used. Check them, or ask for a new one.',
  ],
  expired: ['激活码已过期，请管理员重新发放', 'The code has expired; ask for a new one'],
  alreadyActive: ['这个账号已经激活，请直接登录', 'This account is already active; sign in'],
  locked: [
    '输错次数过多，该账号在这台设备上{time}后可以再试。',
    'Too many wrong attempts: this account rests on this device until {time}.',
  ],
  toSignIn: ['已有密码，去登录', 'I have a password: sign in'],
  fillIn: ['请填写', 'Fill this in'],

  setupTitle: ['设立本单位的系统', 'Set up your authority'],
  setupLead: [
    '设立后，四个管理账号各得一个一次性激活码，由本人激活并设置密码。系统、安全、审计三员由不同的人担任，互不兼任。',
    'Four administrators each receive a one-time code with which they set their own password. The system, security and audit powers belong to three different people.',
  ],
  authorityName: ['单位全称', 'Full name of the authority'],
  authorityNameHint: ['例如：中共某某市委市级机关工作委员会', 'As it should stand on certificates'],
  authorityCode: ['组织编码', 'Organization code'],
  authorityCodeHint: [
    '导入下级党组织时，作为“上级组织编码”；2至32位，与您的表格一致，设立后不能改。',
    'Imports name it as the parent of the units below. Use the one in your sheets; it cannot be changed later.',
  ],
  personName: ['姓名', 'Name'],
  personNumber: ['账号（工号）', 'Account number'],
  setUp: ['设立', 'Set up'],
  linkSpent: ['设立链接已用过或已失效', 'This set-up link has been used or is no longer valid'],
  linkSpentWhat: [
    '每个链接只能用一次，30天内有效。尚未设立的，在服务器上重新运行 npm start 会显示可用的链接，也可以运行 npm run admin:create。',
    'Each link works once, within 30 days. If nothing has been set up yet, npm start on the server shows one that works; or run npm run admin:create.',
  ],
  numberTaken: ['这个账号已被使用', 'This account number is taken'],
  numberInvalid: ['账号由2至64个字母、数字或 . _ @ - 组成', 'Use 2 to 64 letters, digits or . _ @ -'],
  sameNumber: ['四个账号不能相同', 'The four account numbers must differ'],
  setupDone: ['已设立“{name}”', '“{name}” has been set up'],
  setupDoneWhat: [
    '请把激活码分别交给本人。它们只显示这一次，请现在打印（Ctrl+P）或抄下；{date}前有效。',
    'Hand each code to its person. They are shown only now and are valid until {date}.',
  ],
  role: ['职责', 'Duty'],
  toActivate: ['去激活账号', 'Activate an account'],
  howToActivate: ['打开 {address}，填账号和激活码', 'Open {address}, enter the number and this code'],
  whatNext: ['接下来', 'What comes next'],
  nextAuthority: [
    '工委管理员先导入党组织，再导入党务干部，并为干部开通账号。',
    'The authority administrator imports organizations, then cadres, and opens the cadres’ accounts.',
  ],
  nextSystem: [
    '系统管理员为党校、考务、监考、命题、审题等工作人员新建账号，发激活码。',
    'The system administrator makes accounts for the school, officers, invigilators, writers and reviewers, and hands out codes.',
  ],
  nextSecurity: [
    '安全管理员给他们授予职责。组织考试、命审题、排轮训面向全市，范围填本单位编码 {code}；单位管理员填所管单位的编码。',
    'The security administrator grants their duties: on {code} for what serves everybody, on the unit’s own code for a unit administrator.',
  ],
  nextDay: [
    '之后怎样一步步开考，工委管理员的“今日”页会逐项列出。',
    'What is left to do until the first test, the “Today” page of the authority administrator lists step by step.',
  ],
});

/** What each role of the demonstration is worth trying for. */
export const demonstrationMessages = defineMessages({
  CADRE: ['学课程、测试、领凭证', 'Study, sit the test, hold credentials'],
  ORG_ADMIN: ['管本单位名册、报名、推荐认证', 'Keep the unit’s roll, register, endorse'],
  AUTHORITY_ADMIN: ['看覆盖、定方案、审批', 'See coverage, set policies, decide'],
  SCHOOL_ADMIN: ['排轮训、办班、记考勤', 'Plan rotation, run classes'],
  CLASS_ADVISER: ['记考勤、管学员', 'Take attendance'],
  INSTRUCTOR: ['讲课、评阅', 'Teach and mark'],
  ITEM_WRITER: ['写试题、送审', 'Write questions'],
  ITEM_REVIEWER: ['审试题、放行', 'Review and release questions'],
  EXAM_OFFICER: ['开场次、确认测试结果', 'Hold sessions, confirm results'],
  INVIGILATOR: ['看考场、延时、助登录', 'Watch a hall, extend, help in'],
  EXAM_INSPECTOR: ['巡查场次与成绩', 'Inspect sessions and results'],
  GRADER: ['阅卷', 'Grade scripts'],
  ASSESSOR: ['评审认证', 'Assess applications'],
  INSPECTOR: ['督查整改', 'Inspect duties'],
  SYS_ADMIN: ['开账号、解锁、看任务', 'Open accounts, unlock, watch jobs'],
  SEC_ADMIN: ['授予和收回职责', 'Grant and take away duties'],
  AUDIT_ADMIN: ['查日志、校验日志链', 'Read and verify the journal'],
});
