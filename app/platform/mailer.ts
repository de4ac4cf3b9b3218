import { createTransport, type Transporter } from 'nodemailer';
import { env } from './env.ts';

export type Mail = {
  to: string;
  subject: string;
  text: string;
  /** the same for each attempt at the same mail */
  id: string;
};

let transport: Transporter | undefined;

/** Whether this installation can send mail at all. */
export const canSendMail = (): boolean => Boolean(env.SMTP_URL);

/**
 * Sends plain text by the server of `SMTP_URL`. Call it from a job, never within a request.
 *
 * @throws when the server cannot be reached or refuses, so that the job is tried again; the message names no address
 */
export async function sendMail({ to, subject, text, id }: Mail): Promise<void> {
  const { SMTP_URL, MAIL_FROM: from } = env;
  if (!SMTP_URL || !from) throw new Error('SMTP_URL is not set');
  transport ??= createTransport(withTimeouts(SMTP_URL));
  const host = /@([^\s>]+)>?$/.exec(from)?.[1] ?? 'localhost';
  try {
    // Line breaks in a subject would become headers.
    const plain = subject.replaceAll(/[\r\n]+/g, ' ');
    await transport.sendMail({ from, to, subject: plain, text, messageId: `<${id}@${host}>` });
  } catch (fault) {
    // What the server says quotes the address.
    const { code, responseCode } = fault as { code?: string; responseCode?: number };
    // oxlint-disable-next-line preserve-caught-error
    throw new Error(`the mail server refused: ${code ?? 'unknown'} ${responseCode ?? ''}`.trim());
  }
}

function withTimeouts(address: string): string {
  const url = new URL(address);
  if (!url.searchParams.has('connectionTimeout')) url.searchParams.set('connectionTimeout', '10000');
  if (!url.searchParams.has('socketTimeout')) url.searchParams.set('socketTimeout', '20000');
  return url.href;
}
