import { expect, it } from 'vitest';
import { createLogger, faultInBrief } from '~/platform/logger.ts';

const logged = (write: (logger: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = [];
  write(createLogger('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
};

it('carries the request in every line and no person in any', () => {
  const line = logged((logger) =>
    logger
      .child({ requestId: 'r-1' })
      .info({ route: 'sign-in', form: { password: 'p' }, account: { phone: '138', name: '王某' } }, 'request'),
  );
  expect(JSON.parse(line)).toMatchObject({ requestId: 'r-1', route: 'sign-in', msg: 'request', level: 'info' });
  for (const secret of ['王某', '138', '"p"']) expect(line).not.toContain(secret);
});

it('tells a fault by its kind and place, not by the row that PostgreSQL or Prisma quotes', () => {
  const fromDatabase = Object.assign(new Error('duplicate key value'), {
    code: '23505',
    detail: 'Key (name)=(王某) already exists.',
  });
  const fromPrisma = Object.assign(
    new Error('Invalid `create()` invocation:\n{ data: { name: "王某" } }\nUnique constraint failed'),
    { name: 'PrismaClientKnownRequestError' },
  );
  const line = logged((logger) => {
    logger.error({ err: fromDatabase }, 'failed');
    logger.error({ err: fromPrisma }, 'failed');
  });
  expect(line).toContain('23505');
  expect(line).toContain('Unique constraint failed');
  expect(line).not.toContain('王某');
});

it('says a fault in one line for the list of jobs, by the same measure', () => {
  const fromDatabase = Object.assign(new Error('duplicate key value'), {
    code: '23505',
    constraint: 'cadre_name_key',
    detail: 'Key (name)=(王某) already exists.',
  });
  const fromPrisma = Object.assign(
    new Error('Invalid `create()` invocation:\n{ data: { name: "王某" } }\nUnique constraint failed'),
    { name: 'PrismaClientKnownRequestError', code: 'P2002' },
  );
  expect(faultInBrief(fromDatabase)).toBe('Error 23505 cadre_name_key: duplicate key value');
  expect(faultInBrief(fromPrisma)).toBe('PrismaClientKnownRequestError P2002: Unique constraint failed');
  expect(faultInBrief('王某')).toBe('string');
});
