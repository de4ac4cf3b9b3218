import { describe, expect, it } from 'vitest';
import { inScopes } from '~/identity/data/scope-sql.ts';
import { preparedName } from '~/platform/prepared-statements.ts';

/** What comes of a text that is asked for a hundred times. */
const afterMany = (text: string): string | undefined => {
  for (let asked = 1; asked < 100; asked += 1) preparedName(text);
  return preparedName(text);
};

describe('statements that the database keeps', () => {
  it('are those that come often', () => {
    expect(preparedName('SELECT 1 AS rare')).toBeUndefined();
    expect(afterMany('SELECT 1 AS often')).toBeDefined();
    expect(afterMany('SELECT 1 AS often')).toBe(preparedName('SELECT 1 AS often'));
  });

  it('are never lists of what lies in subtrees: a branch and a city want different plans', () => {
    expect(afterMany(`SELECT o.id FROM organization o WHERE ${inScopes('o.path', '$1')}`)).toBeUndefined();
  });
});
