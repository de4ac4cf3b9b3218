import { defineMessages } from './define-messages.ts';

/** Words of signing in, signing out, activation and set-up. */
export const signInMessages = defineMessages({
  signInTitle: ['登录', 'Sign in'],
  accountNumber: ['账号', 'Account number'],
  accountNumberHint: ['一般是您的工号或人员编码。', 'Usually your staff number.'],
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
