import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseFormData } from '~/http/forms.server.ts';

const schema = z.object({
  name: z.string().trim().min(1, 'fillIn'),
  password: z.string().max(200).default(''),
  clauseId: z.union([z.literal(''), z.uuid('no-clause')]).transform((value) => value || null),
  hours: z.coerce.number('bad-number'),
});

const posted = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

describe('a posted form', () => {
  it('says of a text that was not posted what it says of an empty one', () => {
    const empty = parseFormData(posted({ name: '', clauseId: '', hours: '8' }), schema);
    expect(parseFormData(posted({ hours: '8' }), schema)).toMatchObject({ ok: false, errors: { name: 'fillIn' } });
    expect(empty).toMatchObject({ ok: false, errors: { name: 'fillIn' } });
  });

  it('takes what may be left empty as empty, and a missing number for none', () => {
    expect(parseFormData(posted({ name: '李宁', hours: '8' }), schema)).toMatchObject({
      ok: true,
      value: { name: '李宁', password: '', clauseId: null, hours: 8 },
    });
    expect(parseFormData(posted({ name: '李宁' }), schema)).toMatchObject({
      ok: false,
      errors: { hours: 'bad-number' },
    });
  });

  it('gives no secret back', () => {
    const answer = parseFormData(posted({ name: '', password: 'hunter2', hours: '8' }), schema);
    expect(answer).toMatchObject({ ok: false, values: { name: '', hours: '8' } });
    expect(JSON.stringify(answer)).not.toContain('hunter2');
  });
});
