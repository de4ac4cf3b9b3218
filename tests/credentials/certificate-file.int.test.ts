import QRCode from 'qrcode';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderCertificate } from '~/credentials/commands/render-certificate.server.ts';
import { certificateFile, certificatePage } from '~/credentials/queries/certificate-page.server.ts';
import { announceAddress } from '~/operations/commands/announce-address.server.ts';
import { slipFor } from '~tests/support/credential-world.ts';
import { readPdf, referred } from '~tests/support/read-pdf.ts';
import { createWorld } from '~tests/support/world.ts';

let objects: ReturnType<typeof readPdf>;
let address = '';

beforeAll(async () => {
  const world = await createWorld();
  await announceAddress('https://hangjia.test');
  const holder = world.as('CADRE', 'unitA');
  const id = await slipFor(world, holder, world.unitA);
  await renderCertificate(id);
  const { number, verificationCode } = await certificatePage(holder.actor, id);
  objects = readPdf((await certificateFile(holder.actor, id)).bytes);
  address = `https://hangjia.test/verify?number=${number}&code=${verificationCode}`;
});

const all = (pattern: RegExp) => [...objects.values()].filter(({ dictionary }) => pattern.test(dictionary));

describe('the file of a pass slip', () => {
  it('brings every type that it is set in', () => {
    const [page] = all(/\/Type \/Page\b(?!s)/);
    const resources = page && referred(objects, page, 'Resources');
    const named = [...(/\/Font <<([^>]*)>>/.exec(resources?.dictionary ?? '')?.[1] ?? '').matchAll(/(\d+) 0 R/g)];
    const used = named.map(([, number]) => objects.get(Number(number)));
    expect(used.length).toBeGreaterThanOrEqual(2);
    for (const font of used) {
      expect(font?.dictionary).toMatch(/\/Subtype \/Type0\b/);
      const descendant = font && referred(objects, font, 'DescendantFonts');
      expect(descendant?.dictionary).toMatch(/\/BaseFont \/[A-Z]{6}\+NotoSerifSC/);
      const descriptor = descendant && referred(objects, descendant, 'FontDescriptor');
      const file = descriptor && referred(objects, descriptor, 'FontFile2');
      // The two beginnings of a TrueType file.
      expect(['true', '\0\u0001\0\0']).toContain(file?.stream?.toString('latin1', 0, 4));
    }
    // Nor is another one named anywhere in the file.
    expect(all(/\/Type \/Font\b(?!Descriptor)/)).toHaveLength(2 * used.length);
  });

  it('draws the QR code of its address on the verification page', () => {
    const image = all(/\/Subtype \/Image\b/).find(({ dictionary }) => dictionary.includes('/DeviceRGB'));
    const width = Number(/\/Width (\d+)/.exec(image?.dictionary ?? '')?.[1]);
    const { modules } = QRCode.create(address, { errorCorrectionLevel: 'M' });
    const side = width / modules.size;
    const drawn = Array.from({ length: modules.size ** 2 }, (_, at) => {
      const x = Math.floor(((at % modules.size) + 0.5) * side);
      const y = Math.floor((Math.floor(at / modules.size) + 0.5) * side);
      return (image?.stream?.[3 * (y * width + x)] ?? 0) < 128 ? 1 : 0;
    });
    expect(image?.stream).toHaveLength(3 * width * width);
    expect(drawn).toEqual([...modules.data]);
  });
});
