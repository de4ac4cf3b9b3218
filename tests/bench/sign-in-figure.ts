import { cpus } from 'node:os';
import { hashPassword, passwordFits } from '~/platform/password-hash.ts';
import { forSeconds } from './http-client.ts';
import { perSecond } from './stage.ts';

/** What signing in costs, apart from everything else: the password's hash, two at a time as the web server does it. */
export async function signInFigure(seconds: number): Promise<void> {
  const password = 'Yunze-2026-lesson';
  const hash = await hashPassword(password);
  const before = process.cpuUsage();
  const ran = await forSeconds(2, seconds, () => passwordFits(password, hash));
  const used = process.cpuUsage(before);
  const each = (used.user + used.system) / 1000 / ran.done;
  console.log(
    `Sign-in: ${Math.round(perSecond(ran) * 60)} passwords a minute on ${cpus().length} cores, ${each.toFixed(0)} ms of CPU each (scrypt, stated 20 to 250); 10,000 people take ${(10_000 / perSecond(ran) / 60).toFixed(1)} minutes; limited by the cores`,
  );
}
