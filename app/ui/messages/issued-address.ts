import { defineMessages } from './define-messages.ts';

/** Where the codes on certificates lead, told to who runs the installation. */
export const issuedAddressMessages = defineMessages({
  loose: [
    '凭证二维码写的是本机现在的地址 {address}',
    'The codes on certificates lead to this machine’s present address {address}',
  ],
  unknown: ['还不知道凭证二维码该写什么地址', 'It is not known yet where the codes on certificates shall lead'],
  looseWhat: [
    '还没有设定固定地址。本机换了网络地址，发出去的合格凭证和证书扫码就打不开了。请管理服务器的人在发证之前设置 PUBLIC_URL，现在这个地址也可以。',
    'No lasting address was set. Once this machine has another network address, the codes on slips and certificates that were handed out lead nowhere. Whoever runs the server should set PUBLIC_URL before certificates are issued; the present address will do.',
  ],
  former: [
    '有效凭证中，{n}份的二维码写的是以前的地址',
    '{n, plural, one {# certificate in force leads} other {# certificates in force lead}} to a former address',
  ],
  formerWhat: [
    '现在的地址是 {address}。请让以前的地址继续通到本系统；扫码打不开的，在核验页填编号和验证码一样可以核验。',
    'The address is now {address}. Keep the former one leading here; where the code opens nothing, number and code can be entered on the verification page.',
  ],
  formerOne: ['{address}：{n}份', '{address}: {n}'],
});
