import { defineMessages } from './define-messages.ts';

/** Words on and beside a certificate. */
export const credentialMessages = defineMessages({
  number: ['编号 {number}', 'No. {number}'],
  verifyAt: ['电子凭证，可在线核验：{address}', 'Electronic document, verify at {address}'],
  specimen: ['演示样张，不作凭据', 'Demonstration specimen, proves nothing'],
  currentState: ['当前状态', 'State now'],
  valid: ['有效', 'Valid'],
  expired: ['已到期', 'Expired'],
  revoked: ['已撤销', 'Revoked'],
  cancelled: ['已注销', 'Lapsed'],
  superseded: ['已更正，另发新证', 'Corrected by a newer one'],
  suspended: ['已暂停', 'Suspended'],
});
