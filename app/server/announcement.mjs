import fs from 'node:fs';
import path from 'node:path';
import { addressHere, addressOnNetwork } from '../platform/own-address.mjs';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';
import { asTable } from './terminal.mjs';

/**
 * What a person needs once everything runs: the address, the address for phones as a QR code, the demonstration's
 * accounts, the link with which the real authority is set up.
 *
 * @param {import('./settings.mjs').Settings} settings
 * @param {{ logFolder?: string }} [options] where the logs go, when not to this terminal
 * @returns {Promise<string>}
 */
export async function announcement(settings, { logFolder = '' } = {}) {
  const here = settings.publicUrl ?? addressHere(settings);
  const phones = settings.publicUrl ?? addressOnNetwork(settings);
  const parts = [`${inTerminalLanguage({ zh: '已就绪', en: 'Ready' })}  ${here}`];
  if (phones) {
    const { default: qr } = await import('qrcode');
    const picture = await qr.toString(
      phones,
      process.stdout.isTTY ? { type: 'terminal', small: true } : { type: 'utf8' },
    );
    parts.push(
      `${inTerminalLanguage({ zh: '同一网络的手机', en: 'Phones on this network' })}  ${phones}\n\n${picture.trimEnd()}`,
    );
  }
  const accounts = settings.demonstration ? demonstrationAccounts(settings.dataFolder) : [];
  if (accounts.length > 0) {
    const title = inTerminalLanguage({
      zh: '演示账号（演示数据，npm run demo:remove 可整体删除）',
      en: 'Demonstration accounts (npm run demo:remove erases the whole demonstration)',
    });
    const heading = inTerminalLanguage({ zh: '角色|姓名|账号|密码', en: 'Role|Name|Account|Password' }).split('|');
    parts.push(`${title}\n${asTable([heading, ...accounts])}`);
  }
  const [link, until = ''] = readText(path.join(settings.dataFolder, 'setup-link.txt')).split('\n');
  if (link) {
    const title = inTerminalLanguage({
      zh: `建立正式单位（链接仅可使用一次，${until.slice(0, 10)} 前有效）`,
      en: `Set up the real authority (the link works once, until ${until.slice(0, 10)})`,
    });
    parts.push(`${title}\n  ${here}${link}`);
  }
  const stop = inTerminalLanguage({ zh: '按 Ctrl-C 停止。', en: 'Ctrl-C stops.' });
  const logs = logFolder && path.relative(process.cwd(), logFolder);
  parts.push(logs ? inTerminalLanguage({ zh: `运行日志在 ${logs}；`, en: `Logs are in ${logs}; ` }) + stop : stop);
  return `\n${parts.join('\n\n')}\n`;
}

/** @returns {string[][]} role, name, account number, password */
function demonstrationAccounts(dataFolder) {
  const text = readText(path.join(dataFolder, 'demonstration-accounts.json'));
  if (!text) return [];
  const english = inTerminalLanguage({ zh: '', en: 'en' }) === 'en';
  return JSON.parse(text).accounts.map((account) => [
    english ? account.roleEn : account.role,
    account.name,
    account.accountNumber,
    account.password,
  ]);
}

function readText(file) {
  try {
    return fs.readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
