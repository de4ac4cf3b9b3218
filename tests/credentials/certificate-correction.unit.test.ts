import { describe, expect, it } from 'vitest';
import { correctedFacts, differences } from '~/credentials/rules/certificate-correction.ts';
import { certificateFacts, type CertificateFacts } from '~/credentials/rules/certificate-facts.ts';

const slip: CertificateFacts = {
  version: 1,
  type: 'TEST_PASS_SLIP',
  number: 'CS-2026-000318-7',
  title: '测试合格凭证',
  authorityName: '测试工委',
  holderName: '沈家禾',
  sentences: ['同志成绩合格。', '特此证明。'],
  rows: [
    ['单位', '甲单位'],
    ['现任职务', '书记'],
    ['测试方式', '线上测试'],
  ],
  issuedOn: '2026-11-20',
  validFrom: '2026-11-19',
  validUntil: '2028-11-18',
  demonstration: false,
};
const registered = { holderName: '沈佳禾', unit: '乙单位', post: null };

describe('a correction of a certificate', () => {
  it('finds what the registry has otherwise, the post on a pass slip only', () => {
    expect(differences(slip, registered)).toEqual([
      { field: 'holderName', printed: '沈家禾', registered: '沈佳禾' },
      { field: 'unit', printed: '甲单位', registered: '乙单位' },
      { field: 'post', printed: '书记', registered: null },
    ]);
    expect(differences({ ...slip, type: 'COMPETENCY' }, registered).map(({ field }) => field)).toEqual([
      'holderName',
      'unit',
    ]);
    expect(differences(slip, { holderName: '沈家禾', unit: '甲单位', post: '书记' })).toEqual([]);
  });

  it('takes over what was chosen and nothing else, keeps the period, and says from when the wrong one is', () => {
    const [name] = differences(slip, registered);
    const facts = correctedFacts(slip, name ? [name] : [], '2026-11-23');
    expect(facts).toMatchObject({
      holderName: '沈佳禾',
      issuedOn: '2026-11-23',
      validFrom: '2026-11-19',
      validUntil: '2028-11-18',
      rows: [...slip.rows, ['更正', '更正后另发，原凭证2026年11月20日签发，不再使用']],
    });
    expect(certificateFacts.safeParse({ ...facts, version: 1, type: slip.type, number: 'x' }).success).toBe(true);
  });

  it('leaves out a post that nobody held, and names only the last one it took the place of', () => {
    const first = { ...slip, ...correctedFacts(slip, differences(slip, registered), '2026-11-23') };
    expect(correctedFacts(first, [], '2026-11-30').rows).toEqual([
      ['单位', '乙单位'],
      ['测试方式', '线上测试'],
      ['更正', '更正后另发，原凭证2026年11月23日签发，不再使用'],
    ]);
  });
});
