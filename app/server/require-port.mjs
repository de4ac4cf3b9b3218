import { listenProblem } from './postgres-process.mjs';
import { PlainFault } from './terminal.mjs';

/**
 * Makes sure that a port can be listened on, before anything is started for its sake. A value that is no port is left to
 * the settings, which have a sentence for it.
 *
 * @param {string} host
 * @param {number} port 0 for any free one
 * @throws {PlainFault} with one sentence that says why not and what to do
 */
export async function requirePort(host, port) {
  const isNumber = Number.isInteger(port) && port >= 0 && port < 65_536;
  const problem = isNumber && (await listenProblem(port, host));
  if (!problem) return;
  const another = port >= 65_535 || port < 1024 ? 3000 : port + 1;
  if (problem === 'EADDRINUSE') {
    throw new PlainFault({
      zh: `端口 ${port} 已被占用，请换一个，例如 PORT=${another} npm start。`,
      en: `Port ${port} is taken; choose another, for example PORT=${another} npm start.`,
    });
  }
  if (problem === 'EACCES') {
    throw new PlainFault({
      zh: `当前账户无权使用端口 ${port}，请换一个，例如 PORT=${another} npm start。`,
      en: `This account may not use port ${port}; choose another, for example PORT=${another} npm start.`,
    });
  }
  throw new PlainFault({
    zh: `HOST=${host} 不是本机的地址（${problem}）。`,
    en: `HOST=${host} is not an address of this machine (${problem}).`,
  });
}
