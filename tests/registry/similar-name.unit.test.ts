import { describe, expect, it } from 'vitest';
import { closestName } from '~/registry/rules/similar-name.ts';

const NAMES = [
  '云泽市住房和城乡建设局党总支',
  '云泽市住房和城乡建设局办公室党支部',
  '云泽市住房公积金中心机关党委',
  '云泽市体育局机关党委',
  '云泽市交通运输局机关党委',
  '云泽市交通运输局党支部',
  '云泽市人力资源和社会保障局机关党委',
  '云泽市发展和改革委员会党总支',
  '云泽市水务局第一党支部',
  '云泽市水务局第二党支部',
  '云泽市统计局机关党委',
  '云泽市税务局机关党委',
  '云泽市市场监督管理局质监站党支部',
];
const closest = (name: string, among = NAMES): string | null =>
  closestName(among.map((one) => ({ name: one })))(name)?.name ?? null;

describe('the name most like one that was not found', () => {
  it.each([
    ['市住建局机关党委', '云泽市住房和城乡建设局党总支'],
    ['交通局党支部', '云泽市交通运输局党支部'],
    ['交通局机关党委', '云泽市交通运输局机关党委'],
    ['人社局党委', '云泽市人力资源和社会保障局机关党委'],
    ['市发改委', '云泽市发展和改革委员会党总支'],
    ['云泽市水务局第一支部（新）', '云泽市水务局第一党支部'],
    ['中共云泽市水务局第二支部委员会', '云泽市水务局第二党支部'],
    ['质监站支部', '云泽市市场监督管理局质监站党支部'],
    ['云泽市税物局机关党委', '云泽市税务局机关党委'],
  ])('takes %s for %s', (name, meant) => {
    expect(closest(name)).toBe(meant);
  });

  it('is nobody’s where only what all have in common agrees', () => {
    for (const name of ['市文联机关党委', '云泽市文联机关党委', '云泽市科协', '机关党委', '党支部', '市局', '合唱团'])
      expect([name, closest(name)]).toEqual([name, null]);
  });

  it('is nobody’s where an abbreviation may stand for two units', () => {
    expect(closest('市交局', ['云泽市交通局党委', '云泽市交警局党委'])).toBeNull();
  });
});
