import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it } from 'vitest';

const received: { from: string; to: string[]; text: string }[] = [];
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, session, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const from = session.envelope.mailFrom;
      received.push({
        from: from ? from.address : '',
        to: session.envelope.rcptTo.map(({ address }) => address),
        text: Buffer.concat(chunks).toString('utf8'),
      });
      done();
    });
  },
});

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  process.env['SMTP_URL'] = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  process.env['MAIL_FROM'] = '行家 <no-reply@hangjia.example>';
});
afterAll(() => new Promise<void>((closed) => server.close(() => closed())));

it('sends plain text in Chinese, and a line break in a subject makes no header', async () => {
  const { canSendMail, closeMailer, sendMail } = await import('~/platform/mailer.ts');
  expect(canSendMail()).toBe(true);
  expect(
    await sendMail({ to: 'someone@hangjia.example', subject: '激活账号\r\nBcc: other@hangjia.example', text: '您好' }),
  ).toBe(true);
  closeMailer();
  expect(received).toHaveLength(1);
  expect(received[0]).toMatchObject({ from: 'no-reply@hangjia.example', to: ['someone@hangjia.example'] });
  expect(received[0]?.text).not.toMatch(/^Bcc:/m);
  expect(received[0]?.text).toContain(Buffer.from('您好').toString('base64'));
});
