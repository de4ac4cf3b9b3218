import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import type { Actor } from '~/identity/rules/actor.ts';
import { CURRENT_NOTICE_VERSION } from '~/identity/rules/notice.ts';
import type { Role } from '~/identity/rules/roles.ts';
import { inSqlTransaction } from '~/platform/db.ts';
import { newId } from '~/platform/id.ts';
import { dataFolder } from '~/platform/installation.ts';
import { hashPassword } from '~/platform/password-hash.ts';
import { translator } from '~/ui/messages/define-messages.ts';
import { roleMessages } from '~/ui/messages/roles.ts';
import { insertRows, type WrittenCadre, type WrittenOrganization } from './write-city.ts';

type Staff = { role: Role; number: string; name: string; at: 'root' | 'unit' };

/** One account for each role that has something to do; all names are invented. */
const STAFF: Staff[] = [
  { role: 'ORG_ADMIN', number: 'demo-unit', name: '陆清和', at: 'unit' },
  { role: 'AUTHORITY_ADMIN', number: 'demo-authority', name: '沈知远', at: 'root' },
  { role: 'SCHOOL_ADMIN', number: 'demo-school', name: '顾南舟', at: 'root' },
  { role: 'CLASS_ADVISER', number: 'demo-adviser', name: '程若谷', at: 'root' },
  { role: 'ITEM_WRITER', number: 'demo-writer', name: '苏景行', at: 'root' },
  { role: 'ITEM_REVIEWER', number: 'demo-reviewer', name: '唐立言', at: 'root' },
  { role: 'EXAM_OFFICER', number: 'demo-officer', name: '周明舒', at: 'root' },
  { role: 'INVIGILATOR', number: 'demo-invigilator', name: '何静之', at: 'root' },
  { role: 'EXAM_INSPECTOR', number: 'demo-inspector', name: '韩慎行', at: 'root' },
  { role: 'SYS_ADMIN', number: 'demo-system', name: '方致远', at: 'root' },
  { role: 'SEC_ADMIN', number: 'demo-security', name: '严守正', at: 'root' },
  { role: 'AUDIT_ADMIN', number: 'demo-audit', name: '秦鉴明', at: 'root' },
];

export type DemonstrationStaff = { actor(role: Role): Actor; cadre: WrittenCadre };

/**
 * Makes the accounts that the sign-in page offers, with generated passwords kept in the data folder (mode 0600), and
 * opens the account of one cadre, who comes with a story: a post since spring, a class behind her, a test before her.
 */
export async function writeStaff(
  organizations: readonly WrittenOrganization[],
  cadres: readonly WrittenCadre[],
  at: Date,
): Promise<DemonstrationStaff> {
  const root = organizations[0] as WrittenOrganization;
  const unit = organizations.find((one) => one.name.includes('水务局')) ?? (organizations[1] as WrittenOrganization);
  const cadre =
    cadres.find((one) => one.organization.id === unit.id && one.posts.at(-1)?.type === 'DEPUTY_SECRETARY') ??
    (cadres[0] as WrittenCadre);
  const password = (): string => `Yz-${randomBytes(6).toString('base64url')}`;
  const accounts = [
    ...STAFF.map((staff) => ({
      ...staff,
      id: newId(),
      password: password(),
      organization: staff.at === 'root' ? root : unit,
    })),
    {
      role: 'CADRE' as Role,
      number: 'demo-cadre',
      name: '沈佳禾',
      at: 'unit' as const,
      id: cadre.accountId,
      password: password(),
      organization: cadre.organization,
    },
  ];
  // A low cost on purpose: these passwords are random, and the demonstration must be quick to load.
  const hashes = await Promise.all(accounts.map((account) => hashPassword(account.password, { ln: 12, r: 8, p: 1 })));
  await inSqlTransaction(async (tx) => {
    const rows = accounts.map((account, index) => ({
      id: account.id,
      number: account.number,
      name: account.name,
      root: root.id,
      home: account.organization.id,
      status: 'ACTIVE',
      hash: hashes[index],
      change: false,
      notice: CURRENT_NOTICE_VERSION,
      at: at.toISOString(),
      demonstration: true,
    }));
    await insertRows(
      tx,
      `account (id, account_number, display_name, root_id, home_organization_id, status, password_hash, must_change_password, notice_version,
        notice_acknowledged_at, password_changed_at, demonstration)`,
      `id uuid, number text, name text, root uuid, home uuid, status account_status, hash text, change boolean, notice int, at timestamptz, changed timestamptz, demonstration boolean`,
      rows.slice(0, -1).map((row) => ({ ...row, changed: row.at })),
    );
    await tx.query(
      `UPDATE account SET account_number = $2, display_name = $3, status = 'ACTIVE', password_hash = $4, must_change_password = false,
         notice_version = $5, notice_acknowledged_at = $6, password_changed_at = $6 WHERE id = $1::uuid`,
      [cadre.accountId, 'demo-cadre', '沈佳禾', hashes.at(-1), CURRENT_NOTICE_VERSION, at],
    );
    await tx.query(`UPDATE cadre SET name = $2, name_key = $2, sex = 'FEMALE' WHERE id = $1::uuid`, [
      cadre.id,
      '沈佳禾',
    ]);
    await insertRows(
      tx,
      '"grant" (id, account_id, role, organization_id, valid_from)',
      'id uuid, account uuid, role role, organization uuid, from_at timestamptz',
      accounts
        .filter((account) => account.role !== 'CADRE')
        .map((account) => ({
          id: newId(),
          account: account.id,
          role: account.role,
          organization: account.organization.id,
          from_at: at.toISOString(),
        })),
    );
  });
  keepPasswords(accounts);
  const actors = new Map(
    accounts.map((account): [Role, Actor] => [
      account.role,
      {
        accountId: account.id,
        rootId: root.id,
        cadreId: account.role === 'CADRE' ? cadre.id : null,
        displayName: account.name,
        grants: [{ role: account.role, organizationId: account.organization.id, path: account.organization.path }],
        requestId: null,
      },
    ]),
  );
  return { actor: (role) => actors.get(role) as Actor, cadre: { ...cadre, name: '沈佳禾' } };
}

function keepPasswords(accounts: readonly { role: Role; number: string; name: string; password: string }[]): void {
  const [zh, en] = [translator(roleMessages, 'zh-CN'), translator(roleMessages, 'en')];
  const file = path.join(dataFolder(), 'demonstration-accounts.json');
  const shown = accounts.map((account) => ({
    role: zh(account.role),
    roleEn: en(account.role),
    name: account.name,
    accountNumber: account.number,
    password: account.password,
  }));
  writeFileSync(file, `${JSON.stringify({ accounts: shown }, null, 2)}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
}
