import { parseArgs } from 'node:util';
import { requireMasterSecret } from '../identity/commands/require-master-secret.server.ts';
import {
  addAdministrator,
  FIRST_ROLES,
  setUpFromTerminal,
  type FirstCode,
} from '../identity/commands/set-up-authority.server.ts';
import { ROLES, type Role } from '../identity/rules/roles.ts';
import { realAuthorities } from '../identity/queries/real-authorities.server.ts';
import { inTerminalLanguage } from '../platform/terminal-language.mjs';
import { runProgram } from './run-program.ts';
import { asTable } from './terminal.mjs';

const NUMBERS = {
  SYS_ADMIN: 'sysadmin',
  SEC_ADMIN: 'secadmin',
  AUDIT_ADMIN: 'auditadmin',
  AUTHORITY_ADMIN: 'authority',
} as const;
const NAMES = {
  SYS_ADMIN: '系统管理员',
  SEC_ADMIN: '安全管理员',
  AUDIT_ADMIN: '审计管理员',
  AUTHORITY_ADMIN: '工委管理员',
} as const;

/**
 * admin:create --authority NAME [--code CODE]            the authority and its first four accounts
 * admin:create --role ROLE --number NUMBER --name NAME   one more administrator of the authority
 *
 * Prints one-time activation codes; nobody's password passes through a terminal.
 */
await runProgram(async (given) => {
  const { values } = parseArgs({
    args: given,
    options: {
      authority: { type: 'string' },
      code: { type: 'string' },
      role: { type: 'string' },
      number: { type: 'string' },
      name: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  await requireMasterSecret();
  const authorities = await realAuthorities();
  if (values.role || values.number || values.name) return addOne(authorities, values);
  if (values.help || !values.authority) return explain(values.help ? 0 : 1);
  if (authorities.length > 0)
    throw new Error(
      inTerminalLanguage({
        zh: `已设立“${authorities[0]?.name}”。增加管理员请用 --role、--number、--name。`,
        en: `“${authorities[0]?.name}” is set up already. Add an administrator with --role, --number and --name.`,
      }),
    );
  const answer = await setUpFromTerminal(
    {
      name: values.authority,
      code: values.code ?? 'ROOT',
      accounts: FIRST_ROLES.map((role) => ({ role, accountNumber: NUMBERS[role], displayName: NAMES[role] })),
    },
    new Date(),
  );
  if (!answer.ok) throw refusal(answer.reason, 'accountNumber' in answer ? answer.accountNumber : undefined);
  show(answer.codes, answer.until);
  return 0;
});

async function addOne(
  authorities: readonly { id: string; name: string }[],
  values: { authority?: string; role?: string; number?: string; name?: string },
): Promise<number> {
  const role = ROLES.find((one) => one === values.role);
  const root = authorities.find((one) => !values.authority || one.name === values.authority);
  if (!role || !values.number || !values.name) return explain(1);
  if (!root)
    throw new Error(
      inTerminalLanguage({ zh: '没有这个单位，请先设立。', en: 'There is no such authority; set it up first.' }),
    );
  const first = { role, accountNumber: values.number, displayName: values.name };
  const answer = await addAdministrator(root.id, first, new Date());
  if (!answer.ok) throw refusal(answer.reason, values.number);
  show([{ ...first, code: answer.code }], answer.until);
  return 0;
}

function explain(code: number): number {
  console.log(
    inTerminalLanguage({
      zh: `设立单位及首批四个管理账号：
  npm run admin:create -- --authority 单位全称 [--code 组织编码]
增加一个管理员：
  npm run admin:create -- --role ${FIRST_ROLES.join('|')} --number 账号 --name 姓名`,
      en: `Set up an authority and its first four accounts:
  npm run admin:create -- --authority NAME [--code CODE]
Add one administrator:
  npm run admin:create -- --role ${FIRST_ROLES.join('|')} --number NUMBER --name NAME`,
    }),
  );
  return code;
}

function refusal(reason: string, accountNumber = ''): Error {
  if (reason === 'number-taken')
    return new Error(
      inTerminalLanguage({ zh: `账号 ${accountNumber} 已被使用。`, en: `Account number ${accountNumber} is taken.` }),
    );
  return new Error(
    inTerminalLanguage({ zh: `账号 ${accountNumber} 不合规则。`, en: `Account number ${accountNumber} will not do.` }),
  );
}

function show(codes: readonly (Omit<FirstCode, 'role'> & { role: Role })[], until: Date): void {
  const heading = inTerminalLanguage({ zh: '职责|姓名|账号|激活码', en: 'Role|Name|Account|Code' }).split('|');
  console.log(asTable([heading, ...codes.map((one) => [one.role, one.displayName, one.accountNumber, one.code])]));
  const day = until.toISOString().slice(0, 10);
  console.log(
    inTerminalLanguage({
      zh: `请本人在“/activate”页用激活码设置密码，${day} 前有效，每个只能用一次。`,
      en: `Each person sets a password at /activate with the code, once, until ${day}.`,
    }),
  );
}
