import { inSqlTransaction } from '~/platform/db.ts';
import { env } from '~/platform/env.ts';
import { canSendMail, sendMail } from '~/platform/mailer.ts';
import { installationSetting } from '../data/installation-setting-rows.ts';
import { findNoticeAddress } from '../data/notice-address-rows.ts';
import { takeForMail } from '../data/notification-rows.ts';
import { ANNOUNCED_ADDRESS } from '../rules/public-address.ts';

/** Writes the mail of a notice in its reader's language. `site` is where this installation is reached, if it was ever said. */
export type ComposeNotice = (
  notice: { kind: string; params: Readonly<Record<string, string | number>> },
  locale: string,
  site: string | null,
) => { subject: string; text: string };

/**
 * Sends a notice to its reader, once: the row is held while the mail server is asked, so that a second run finds it sent
 * and a refusal leaves it unsent. Where the server took it and we ended before we could write that down, it goes out
 * again under the same message id, by which mail programs know it.
 *
 * @throws when the server cannot be reached or refuses, so that the job is tried again
 */
export async function mailNotice(notificationId: string, compose: ComposeNotice): Promise<void> {
  if (!canSendMail()) return;
  await inSqlTransaction(async (tx) => {
    const notice = await takeForMail(tx, notificationId);
    const to = notice && (await findNoticeAddress(tx, notice.accountId));
    if (!notice || !to) return;
    const params = notice.params as Record<string, string | number>;
    const site = env.PUBLIC_URL ?? (await installationSetting(tx, ANNOUNCED_ADDRESS));
    const mail = compose({ kind: notice.kind, params }, to.locale, site);
    await sendMail({ ...mail, to: to.address, id: notificationId });
  });
}
