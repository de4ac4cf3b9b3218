import { L1_60, PRE_LIGHT_50 } from '~/exams/rules/policy-presets.ts';
import { cellKey } from '~/exams/rules/paper-blueprint.ts';
import type { WrittenCell } from '~/platform/compose-workbook.ts';
import { writeWorkbook } from '~/platform/write-workbook.ts';
import { questionSheetRow, QUESTION_SHEET_HEADS } from '~/questions/rules/question-sheet.ts';

/*
 * The files that the people of a city's party school would have at hand on their first morning: 30 organizations, 200
 * cadres as a unit keeps them, questions for a light test and for the paper of the first certification level.
 */

/** The code of the authority as it was set up. */
export const AUTHORITY_CODE = 'QC';
export const PARTY_SCHOOL_CODE = 'QC99';

const BUREAUS = ['水利局', '财政局', '教育局', '民政局', '公安局', '农业农村局', '卫生健康委', '交通运输局', '司法局'];

/** 9 committees of bureaus with two branches each, two companies, and the party school: 30 in all. */
export function organizationsSheet(): Promise<Uint8Array<ArrayBuffer>> {
  const rows: WrittenCell[][] = [
    ['组织编码＊', '组织名称＊', '组织类型＊', '上级组织编码＊', '单位性质', '党员数', '本届起始', '任期年'],
  ];
  BUREAUS.forEach((name, at) => {
    const code = `QC0${at + 1}`;
    // Branches may stand before their committee.
    for (const n of [1, 2])
      rows.push([
        `${code}0${n}`,
        `市${name}机关第${'一二'[n - 1]}党支部`,
        '党支部',
        code,
        '机关',
        22 + at,
        '2024-06',
        3,
      ]);
    rows.push([code, `中共青川市${name}机关委员会`, '机关党委', AUTHORITY_CODE, '机关', 120 + at, '2023.5', 5]);
  });
  rows.push(['QC11', '青川水务集团党总支', '党总支', AUTHORITY_CODE, '企业', 60, '2024年3月', 3]);
  rows.push(['QC12', '青川公交公司党支部', '党支部', AUTHORITY_CODE, '企业', 30, '2024-03', 3]);
  rows.push([PARTY_SCHOOL_CODE, '中共青川市委党校', '党校', AUTHORITY_CODE, '学校', 40, null, null]);
  return writeWorkbook([{ name: '党组织', rows }]);
}

const SURNAMES = [...'陈李王张刘杨黄周吴徐孙胡朱高林何郭马罗梁'];
const GIVEN = ['建国', '春梅', '志远', '晓东', '海燕', '国强', '新宇', '书华', '静怡', '明哲'];

/** The name of the nth cadre of the sheet, from 0; every one of the 200 is another. */
export const cadreName = (n: number): string => `${SURNAMES[n % 20]}${GIVEN[Math.floor(n / 20)]}`;
export const cadreNumber = (n: number): string => `0${String(20_001 + n)}`;

/**
 * 200 cadres, ten and more to a branch: a title above the heading, columns by the unit's own names, dates in every
 * style, a full-width blank in a name. `wrong` puts in three lines that cannot be read and must come back marked.
 */
export function cadresSheet({ wrong }: { wrong: boolean }): Promise<Uint8Array<ArrayBuffer>> {
  const head = ['工号', '姓　名', '性别', '出生年月', '所在党组织编码', '党内职务', '专/兼职', '任职起始', '职级'];
  const rows: WrittenCell[][] = [
    [{ value: '青川市直机关党务干部花名册', across: head.length }, ...head.slice(1).map(() => null)],
    [...head],
  ];
  const posts = ['支部书记', '组织委员', '宣传委员（兼）', '纪检委员', '支部副书记'];
  for (let n = 0; n < 200; n += 1) {
    const branch = n % 18;
    const code = `QC0${Math.floor(branch / 2) + 1}0${(branch % 2) + 1}`;
    const year = 1975 + (n % 25);
    const birth = [`${year}.8`, `${year}年8月`, `${year}-08`][n % 3] ?? null;
    const since = ['2024.3', '2024年3月15日', '2025-06'][n % 3] ?? null;
    const name = cadreName(n);
    rows.push([
      cadreNumber(n),
      n === 7 ? `${name[0]}　${name.slice(1)}` : name,
      n % 3 ? '男' : '女',
      wrong && n === 50 ? '1985年13月' : birth,
      wrong && n === 51 ? 'QC0909' : code,
      wrong && n === 52 ? '工会主席' : (posts[n % 5] ?? null),
      n % 5 === 0 ? '专职' : '兼职',
      since,
      '一级主任科员',
    ]);
  }
  return writeWorkbook([{ name: '花名册', rows, stickyRows: 2 }]);
}

/** Every right answer of the questions below is A; of those with several, A and B. */
export const RIGHT = { SINGLE: 'A', MULTIPLE: 'AB', TRUE_FALSE: '对' } as const;

/** Live questions for a first paper and a make-up of either test, on an article whose official text was read. */
export function questionsSheet(): { file: Promise<Uint8Array<ArrayBuffer>>; count: number } {
  const most = new Map<string, { topic: string; type: keyof typeof RIGHT; count: number }>();
  for (const policy of [PRE_LIGHT_50, L1_60])
    for (const cell of policy.blueprint) {
      const known = most.get(cellKey(cell));
      const count = cell.count * (1 + policy.retakes);
      if (!known || known.count < count) most.set(cellKey(cell), { ...cell, count });
    }
  const rows: WrittenCell[][] = [[...QUESTION_SHEET_HEADS]];
  for (const { topic, type, count } of most.values())
    for (let n = 1; n <= count; n += 1) {
      const subject = `${topic}第${n}道${{ SINGLE: '单选', MULTIPLE: '多选', TRUE_FALSE: '判断' }[type]}题`;
      rows.push(
        questionSheetRow({
          type,
          stem: `${subject}：机关党员达到一百人的，按规定怎样设置组织？`,
          options:
            type === 'TRUE_FALSE' ? [] : [`设立基层委员会（${subject}）`, '任期一般五年', '只设党小组', '不设组织'],
          key: type === 'TRUE_FALSE' ? ['true'] : [...RIGHT[type]],
          explanation: '机关党员一百人以上的，设立党的基层委员会，每届任期一般五年。',
          difficulty: 'EASY',
          topicCode: topic,
          knowledgePoint: '组织设置',
          documentTitle: '机关基层组织工作条例',
          article: '第五条',
          pool: 'LIVE',
        }),
      );
    }
  return { file: writeWorkbook([{ name: '数据', rows }]), count: rows.length - 1 };
}
