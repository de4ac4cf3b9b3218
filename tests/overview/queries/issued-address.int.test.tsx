import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, expect, it } from 'vitest';
import { announceAddress } from '~/operations/commands/announce-address.server.ts';
import { issuedAddress } from '~/overview/queries/issued-address.server.ts';
import { now, today } from '~/platform/clock.ts';
import { sql } from '~/platform/db.ts';
import { LocaleProvider } from '~/ui/locale-context.tsx';
import type { Locale } from '~/ui/locale.ts';
import { IssuedAddressNotice } from '~/ui/overview/issued-address-notice.tsx';
import { createOverviewWorld, type OverviewWorld } from '../overview-world.ts';

const FIRST = 'http://192.168.1.5:3000';
const SECOND = 'http://10.0.0.9:3000';
const day = today(now());
let world: OverviewWorld;

beforeAll(async () => {
  world = await createOverviewWorld();
});

const asked = () => issuedAddress(world.as('AUTHORITY_ADMIN', 'root').actor, day);
async function shown(locale: Locale): Promise<string> {
  const found = await asked();
  return found
    ? renderToStaticMarkup(
        <LocaleProvider locale={locale}>
          <IssuedAddressNotice {...found} />
        </LocaleProvider>,
      )
    : '';
}
it('warns before the first certificate that the address is only what the machine has today', async () => {
  await announceAddress(FIRST);
  expect(await asked()).toEqual({ address: FIRST, fixed: false, former: [] });
  expect(await shown('zh-CN')).toContain(FIRST);
  expect(await shown('en')).toContain('PUBLIC_URL');
});

it('tells how many certificates in force lead to a former address, and no longer once it is back', async () => {
  await world.certificate(await world.cadre(world.unitA, '甲'), 30);
  await world.certificate(await world.cadre(world.unitA, '乙'), -1);
  await announceAddress(SECOND);
  await world.certificate(await world.cadre(world.unitA, '丙'), 30);
  expect(await asked()).toEqual({ address: SECOND, fixed: false, former: [{ address: FIRST, certificates: 1 }] });
  expect(await shown('zh-CN')).toMatch(/1份的二维码写的是以前的地址.*192\.168\.1\.5:3000：1份.*10\.0\.0\.9:3000/s);
  await announceAddress(FIRST);
  expect(await asked()).toMatchObject({ address: FIRST, former: [{ address: SECOND, certificates: 1 }] });
});

it('is told to who answers for the operation of the whole authority, and for a real one only', async () => {
  for (const [role, unit] of [
    ['SYS_ADMIN', 'root'],
    ['AUTHORITY_ADMIN', 'root'],
  ] as const)
    expect(await issuedAddress(world.as(role, unit).actor, day)).not.toBeNull();
  for (const [role, unit] of [
    ['ORG_ADMIN', 'root'],
    ['SCHOOL_ADMIN', 'unitA'],
  ] as const)
    expect(await issuedAddress(world.as(role, unit).actor, day)).toBeNull();
  await sql.query('UPDATE organization SET demonstration = true WHERE id = $1', [world.root.id]);
  expect(await asked()).toBeNull();
});
