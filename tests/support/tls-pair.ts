import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** The value of a certificate's part with its tag and length before it (X.690). */
function part(tag: number, ...content: (Buffer | readonly number[])[]): Buffer {
  const value = Buffer.concat(content.map((one) => Buffer.from(one)));
  const { length } = value;
  // As short as can be: browsers take no other form.
  const head = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...head]), value]);
}
const sequence = (...parts: Buffer[]): Buffer => part(0x30, ...parts);
const objectId = (...bytes: number[]): Buffer => part(0x06, bytes);
/** The first moment of a year before 2050; browsers take those in this form only. */
const time = (year: number): Buffer => part(0x17, Buffer.from(`${year % 100}0101000000Z`));

const ECDSA_WITH_SHA256 = sequence(objectId(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
const COMMON_NAME = [0x55, 0x04, 0x03];
const SUBJECT_ALTERNATIVE_NAME = [0x55, 0x1d, 0x11];

/** A new key and a certificate for 127.0.0.1 that it signed itself (RFC 5280), both as PEM. */
export function makeTlsPair(): { cert: string; key: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(part(0x31, sequence(objectId(...COMMON_NAME), part(0x0c, Buffer.from('Hangjia test')))));
  const address = part(0x04, sequence(part(0x87, [127, 0, 0, 1])));
  const content = sequence(
    part(0xa0, part(0x02, [2])),
    part(0x02, [1], randomBytes(8)),
    ECDSA_WITH_SHA256,
    name,
    sequence(time(2020), time(2049)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    part(0xa3, sequence(sequence(objectId(...SUBJECT_ALTERNATIVE_NAME), address))),
  );
  const signature = part(0x03, [0], sign('sha256', content, privateKey));
  const text = sequence(content, ECDSA_WITH_SHA256, signature).toString('base64').replaceAll(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
