import { afterAll, beforeAll, expect, it } from 'vitest';
import { canSendMail, sendMail } from '~/platform/mailer.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';

let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
  process.env['SMTP_URL'] = server.url;
  process.env['MAIL_FROM'] = '行家 <no-reply@hangjia.example>';
});
afterAll(() => server.stop());

const mail = {
  to: 'someone@hangjia.example',
  subject: '激活账号\r\nBcc: other@hangjia.example',
  text: '您好',
  id: 'abc',
};

it('sends plain text in Chinese, and a line break in a subject makes no header', async () => {
  expect(canSendMail()).toBe(true);
  await sendMail(mail);
  expect(server.received).toHaveLength(1);
  expect(server.received[0]).toMatchObject({ from: 'no-reply@hangjia.example', to: ['someone@hangjia.example'] });
  expect(server.received[0]?.source).not.toMatch(/^Bcc:/m);
  expect(server.received[0]?.source).toMatch(/^Message-ID: <abc@hangjia\.example>/m);
  expect(server.received[0]?.text).toContain('您好');
});

it('tells of a refusal without the address', async () => {
  server.refuse(1);
  const fault = await sendMail(mail).catch((error: unknown) => error as Error);
  expect(fault).toBeInstanceOf(Error);
  expect(String(fault)).toMatch(/refused: EENVELOPE 450/);
  expect(String(fault)).not.toContain('someone');
});
