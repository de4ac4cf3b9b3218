import { describe, expect, it } from 'vitest';
import * as f from '~/ui/format.ts';

const moment = '2026-11-22T02:32:07Z';

describe('dates', () => {
  it('are words in prose and figures in tables', () => {
    expect(f.formatDate(moment, 'zh-CN')).toBe('2026年11月22日');
    expect(f.formatDate(moment, 'en')).toBe('22 November 2026');
    expect(f.formatTableDate(moment)).toBe('2026-11-22');
    expect(f.formatDayMonth('2026-03-05', 'zh-CN')).toBe('3月5日');
    expect(f.formatMonth('2026-09', 'zh-CN')).toBe('2026年9月');
    expect(f.formatMonth('2026-09', 'en')).toBe('September 2026');
  });
  it('belong to the zone given, 24 hours long', () => {
    expect(f.formatTime(moment)).toBe('10:32');
    expect(f.formatTime(moment, 'Asia/Shanghai', true)).toBe('10:32:07');
    expect(f.formatTime('2026-11-21T16:05:00Z')).toBe('00:05');
    expect(f.formatTableDate('2026-11-21T16:05:00Z')).toBe('2026-11-22');
    expect(f.formatTableDateTime(moment, 'UTC')).toBe('2026-11-22 02:32');
    expect(f.formatDateTime(moment, 'en')).toBe('22 November 2026, 10:32');
    expect(f.formatDateTime(moment, 'zh-CN')).toBe('2026年11月22日 10:32');
  });
  it('are written out where a document is signed', () => {
    expect(f.formatFormalDate('2026-11-23', 'zh-CN')).toBe('二〇二六年十一月二十三日');
    expect(f.formatFormalDate('2030-10-05', 'zh-CN')).toBe('二〇三〇年十月五日');
    expect(f.formatFormalDate('2026-01-20', 'zh-CN')).toBe('二〇二六年一月二十日');
    expect(f.formatFormalDate('2026-11-23', 'en')).toBe('23 November 2026');
  });
  it('never shift a civil date', () => {
    expect(f.formatTableDate('2026-01-01', 'America/New_York')).toBe('2026-01-01');
    expect(f.formatWeekday('2026-11-16', 'zh-CN')).toBe('星期一');
    expect(f.formatWeekday('2026-11-20', 'zh-CN', true)).toBe('周五');
    expect(f.formatWeekday('2026-11-20', 'en', true)).toBe('Fri');
  });
});

describe('figures', () => {
  it('are grouped, rounded and honest about nothing', () => {
    expect(f.formatNumber(5012, 'zh-CN')).toBe('5,012');
    expect(f.formatNumber(22.25, 'en')).toBe('22.25');
    expect(f.formatPercent(1018 / 1264, 'zh-CN')).toBe('80.5%');
    expect(f.formatPercent(0 / 0, 'zh-CN')).toBe('—');
    expect(f.formatBytes(1_800_000_000, 'en')).toBe('1.8 GB');
    expect(f.formatBytes(0, 'en')).toBe('0 B');
  });
  it('say durations in two units at most', () => {
    expect(f.formatDuration(3900, 'zh-CN')).toBe('1小时5分钟');
    expect(f.formatDuration(3900, 'en')).toBe('1 h 5 min');
    expect(f.formatDuration(65, 'zh-CN')).toBe('1分钟5秒');
    expect(f.formatDuration(2486, 'zh-CN')).toBe('41分钟');
    expect(f.formatDuration(0, 'en')).toBe('0 s');
    expect(f.formatDuration(2 * 86_400, 'zh-CN')).toBe('2天');
    expect(f.formatClock(2486)).toBe('41:26');
    expect(f.formatClock(3600)).toBe('1:00:00');
    expect(f.formatClock(-1)).toBe('00:00');
  });
});
