import { createTransport, type Transporter } from 'nodemailer';
import { env } from './env.ts';
import { logger } from './logger.ts';

export type Mail = { to: string; subject: string; text: string };

let transport: Transporter | null | undefined;

/** Whether this installation can send mail at all. */
export const canSendMail = (): boolean => Boolean(env.SMTP_URL);

/**
 * Sends plain text by the server of `SMTP_URL`. Call it from a job, never within a request or a transaction.
 *
 * @returns false when no mail server is set; throws when the server refuses, so that the job is tried again
 */
export async function sendMail({ to, subject, text }: Mail): Promise<boolean> {
  transport ??= env.SMTP_URL ? createTransport(withTimeouts(env.SMTP_URL)) : null;
  if (!transport) {
    logger.info('no mail server is set: a message was not sent');
    return false;
  }
  // Line breaks in a subject would become headers.
  await transport.sendMail({ from: env.MAIL_FROM, to, subject: subject.replaceAll(/[\r\n]+/g, ' '), text });
  return true;
}

function withTimeouts(address: string): string {
  const url = new URL(address);
  if (!url.searchParams.has('connectionTimeout')) url.searchParams.set('connectionTimeout', '10000');
  if (!url.searchParams.has('socketTimeout')) url.searchParams.set('socketTimeout', '20000');
  return url.href;
}

/** Ends the connection to the mail server. */
export function closeMailer(): void {
  transport?.close();
  transport = undefined;
}
