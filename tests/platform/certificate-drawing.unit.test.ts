import { expect, it } from 'vitest';
import { withoutWidow } from '~/platform/certificate-drawing.ts';

const set = (...lines: string[]): string[] =>
  withoutWidow(lines.map((line) => [...line].map((text) => ({ text, font: 'regular' })))).map((line) =>
    line.map(({ text }) => text).join(''),
  );

it('leaves no character alone on the last line of a certificate', () => {
  expect(set('同志经认证，达到党务干部职业能力初级要', '求。')).toEqual([
    '同志经认证，达到党务干部职业能力',
    '初级要求。',
  ]);
  expect(set('特发此证。')).toEqual(['特发此证。']);
  expect(set('经认证，达到党务干部职业能', '力初级要求。')).toEqual(['经认证，达到党务干部职业能', '力初级要求。']);
});

it('begins no line with a closing mark to do so', () => {
  expect(set('一二三四五，七八', '九。')).toEqual(['一二三四', '五，七八九。']);
});
