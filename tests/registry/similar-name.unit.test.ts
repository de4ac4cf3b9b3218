import { describe, expect, it } from 'vitest';
import { closestName } from '~/registry/rules/similar-name.ts';

const NAMES = [
  '云泽市住房和城乡建设局机关党委',
  '云泽市体育局机关党委',
  '云泽市交通运输局机关党委',
  '云泽市水利局党总支',
  '云泽市水利局第一党支部',
  '云泽市统计局机关党委',
  '云泽市税务局机关党委',
  '云泽市市场监督管理局质监站党支部',
];
const closest = (name: string, among = NAMES): string | null =>
  closestName(among.map((one) => ({ name: one })))(name)?.name ?? null;

describe('the name most like one that was not found', () => {
  it.each([
    ['市住建局机关党委', '云泽市住房和城乡建设局机关党委'],
    ['交通局机关党委', '云泽市交通运输局机关党委'],
    ['云泽市水利局第一支部（新）', '云泽市水利局第一党支部'],
    ['质监站支部', '云泽市市场监督管理局质监站党支部'],
    ['云泽市税物局机关党委', '云泽市税务局机关党委'],
  ])('takes %s for %s', (name, meant) => {
    expect(closest(name)).toBe(meant);
  });

  it('is nobody’s where only what all have in common agrees', () => {
    expect(closest('云泽市文联机关党委', NAMES.slice(1))).toBeNull();
    expect(closest('市住建局机关党委', NAMES.slice(1))).toBeNull();
    expect(closest('机关党委')).toBeNull();
    expect(closest('合唱团')).toBeNull();
  });
});
