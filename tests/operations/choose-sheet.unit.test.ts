import { describe, expect, it } from 'vitest';
import { importTemplates } from '~/http/import-templates.ts';
import { chooseSheet, headingOfAsked, looksLikeData, sheetsSeen, type Sheet } from '~/operations/rules/choose-sheet.ts';
import { dataRows } from '~/operations/rules/data-rows.ts';
import { cadreImportTemplate } from '~/registry/rules/cadre-import-template.ts';
import { templateSheets } from '~/ui/operations/template-sheets.ts';

const HEAD = ['姓名', '组织编码', '党内职务', '任职时间'];
const ROW = ['张伟', 'A1', '委员', '2024-03'];
const sheet = (name: string, rows: Sheet['rows'], hidden = false): Sheet => ({ name, rows, hidden });
const chosen = (sheets: readonly Sheet[], template = cadreImportTemplate): string | null =>
  chooseSheet(sheets, sheetsSeen(sheets, template), template)?.sheetName ?? null;

describe('the sheet that is read', () => {
  it('is the one whose heading has most known names, wherever it stands', () => {
    expect(
      chosen([
        sheet('封面', [['云泽市党务干部花名册']]),
        sheet('简表', [HEAD.slice(0, 2), ROW.slice(0, 2)]),
        sheet('明细', [['花名册'], HEAD, ROW]),
      ]),
    ).toBe('明细');
  });

  it('is the first of those that say the same', () => {
    expect(chosen([sheet('甲单位', [HEAD, ROW]), sheet('乙单位', [HEAD, ROW, ROW])])).toBe('甲单位');
  });

  it('is never hidden, nor one that explains or lists values, though their headings fit better', () => {
    const full = [[...HEAD, '性别', '学历'], ROW];
    expect(
      chosen([
        sheet('填写说明', full),
        sheet('旧名册', full, true),
        sheet('字典', full),
        sheet('How to fill in', full),
        sheet('Values', full),
        sheet('名册', [HEAD, ROW]),
      ]),
    ).toBe('名册');
    expect(chosen([sheet('说明', full), sheet('旧名册', full, true)])).toBeNull();
  });

  it('has data below its heading, if any has', () => {
    expect(chosen([sheet('数据', [[...HEAD, '性别', '学历']]), sheet('Sheet2', [HEAD, ROW])])).toBe('Sheet2');
    expect(chosen([sheet('数据', [HEAD])])).toBe('数据');
  });

  it('is the only one with something in it, whatever its name', () => {
    expect(chosen([sheet('党务干部情况说明', [HEAD, ROW]), sheet('Sheet2', []), sheet('Sheet3', [[null, ' ']])])).toBe(
      '党务干部情况说明',
    );
  });

  it.each(importTemplates.map((template) => [template.kind, template] as const))(
    'is 数据 in a filled template of %s, in both languages',
    (_, template) => {
      for (const locale of ['zh-CN', 'en'] as const) {
        const sheets = templateSheets(template, locale).map(({ name, rows }) => {
          const cells = rows.map((row) => row.map((cell) => (typeof cell === 'object' ? (cell?.value ?? null) : cell)));
          const example = template.columns.map(({ example: given }) => given ?? '1');
          return sheet(name, name === '数据' || name === 'Data' ? [...cells, example] : cells);
        });
        expect(chosen(sheets, template)).toBe(locale === 'en' ? 'Data' : '数据');
        const others = sheetsSeen(sheets, template).filter(({ name }) => !['数据', 'Data'].includes(name));
        expect(others.some(looksLikeData)).toBe(false);
      }
    },
  );
});

describe('the sheets that are offered', () => {
  it('are those with something in them, with what is known of each', () => {
    expect(
      sheetsSeen(
        [sheet('空', [[null]]), sheet('甲单位', [['表'], HEAD, ROW, ROW]), sheet('乱', [['甲', '乙'], ROW], true)],
        cadreImportTemplate,
      ),
    ).toEqual([
      { name: '甲单位', hidden: false, known: 4, rows: 2 },
      { name: '乱', hidden: true, known: 0, rows: 2 },
    ]);
  });

  it('can be read without one known heading: the fullest of the first rows is the heading', () => {
    const odd = sheet('乱', [
      ['某某单位', '某某单位', '某某单位'],
      ['同志', '哪里的', '干什么', '哪天起'],
      ROW,
      ['李静', null, '委员', null],
    ]);
    const heading = headingOfAsked([odd], '乱', cadreImportTemplate);
    expect(heading).toMatchObject({ headerRow: 1, labels: ['同志', '哪里的', '干什么', '哪天起'] });
    expect(heading && dataRows(odd.rows, heading).rows.map(({ rowNumber }) => rowNumber)).toEqual([3, 4]);
    expect(headingOfAsked([odd], '没有的', cadreImportTemplate)).toBeNull();
  });
});
