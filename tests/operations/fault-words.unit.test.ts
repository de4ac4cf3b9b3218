import { describe, expect, it } from 'vitest';
import { importFaultMessages } from '~/ui/messages/import-faults.ts';
import { faultLabel } from '~/ui/operations/fault-words.ts';

describe('the heads of equal faults', () => {
  it.each(['zh-CN', 'en'] as const)('stand without the values of any one row (%s)', (locale) => {
    for (const code of Object.keys(importFaultMessages)) expect(faultLabel(code, locale)).toMatch(/^[^{}]+$/);
    expect(faultLabel('parent-circle', 'zh-CN')).toBe('上下级绕成了圈');
    expect(faultLabel('stem-twice', 'zh-CN')).toBe('与第…行相同');
  });
});
