import os from 'node:os';

/** @param {string} host */
const isEverywhere = (host) => host === '0.0.0.0' || host === '::';
/** @param {string} host */
const isHereOnly = (host) => /^(127\.|localhost$|::1$)/.test(host);
/** @param {string} host */
const bracketed = (host) => (host.includes(':') ? `[${host}]` : host);

/**
 * The address at which a server of this machine is reached from the machine itself.
 *
 * @param {{ host: string, port: number, isSecure: boolean }} server
 */
export const addressHere = ({ host, port, isSecure }) =>
  originOf(isSecure, isEverywhere(host) ? 'localhost' : bracketed(host), port);

/**
 * The first address of this machine on a network, when the server listens there; undefined where nobody else reaches it.
 *
 * @param {{ host: string, port: number, isSecure: boolean }} server
 * @param {NodeJS.Dict<os.NetworkInterfaceInfo[]>} [networks] those of this machine
 */
export function addressOnNetwork({ host, port, isSecure }, networks = os.networkInterfaces()) {
  if (!isEverywhere(host)) return isHereOnly(host) ? undefined : originOf(isSecure, bracketed(host), port);
  const addresses = Object.values(networks).flat();
  const found = addresses.find((address) => address && !address.internal && address.family === 'IPv4');
  return found && originOf(isSecure, found.address, port);
}

/**
 * @param {boolean} isSecure
 * @param {string} host
 * @param {number} port
 */
function originOf(isSecure, host, port) {
  return `${isSecure ? 'https' : 'http'}://${host}:${port}`;
}
