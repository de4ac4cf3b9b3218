import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { auditDetail } from '~/ui/identity/audit-detail.ts';
import { auditWords } from '~/ui/messages/audit.ts';

/** Every `noun.verb` that stands beside a call of the journal in the sources. */
function recordedActions(): string[] {
  const files = readdirSync('app', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /(\/commands\/|^server\/).*\.ts$/.test(file) && !file.startsWith('generated/'),
  );
  return files.flatMap((file) => {
    const source = readFileSync(`app/${file}`, 'utf8');
    return [...source.matchAll(/action: '([a-z-]+\.[a-z-]+)'/g)].map(([, action]) => String(action));
  });
}

it('has words for everything that the journal records', () => {
  const actions = recordedActions();
  expect(actions.length).toBeGreaterThan(60);
  const parts = new Set(actions.flatMap((action) => action.split('.')));
  expect([...parts].filter((part) => !Object.hasOwn(auditWords, part))).toEqual([]);
});

it('shows what an entry says besides on a line, long digests cut', () => {
  expect(auditDetail('{}')).toBe('');
  expect(auditDetail('{"method":"slip","count":3,"sha":"0123456789012345678901234567"}')).toBe(
    'method: slip · count: 3 · sha: 01234567890123456789012…',
  );
});
