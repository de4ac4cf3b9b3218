type Merged = { value: string; across?: number; down?: number };
export type DirtyCell = string | number | null | Merged;

export type RosterPlace = { readonly name: string };
export type RosterNamesake = { readonly name: string };

const SURNAMES = [...'陈李王张刘杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'];
const GIVEN = [
  '建国',
  '春梅',
  '志远',
  '晓东',
  '海燕',
  '国强',
  '新宇',
  '书华',
  '静怡',
  '明哲',
  '小满',
  '广平',
  '怀瑾',
  '启明',
  '立新',
];
const POSTS = ['支部书记', '支部书记（兼）', '组织委员', '宣传委员', '纪检委员', '支部副书记', '党支部委员'];
const RANKS = ['一级主任科员', '二级主任科员', '四级调研员', '三级调研员', '九级职员'];
const MOST_PLACES = 12;
const PER_PLACE = 4;
const WIDTH = 11;

/**
 * A roster as it comes from a unit, for trying an import: a title over the whole width, a two-row heading with merged
 * cells, units merged over their people, dates in every style, full-width blanks in names, a total at the foot, and some
 * lines that are wrong or may mean several people.
 *
 * @param places organizations that are there, so that most lines can be written
 * @param namesakes people who are there: lines of their name without a number wait for a person
 */
export function dirtyRoster(places: readonly RosterPlace[], namesakes: readonly RosterNamesake[]): DirtyCell[][] {
  const rows: DirtyCell[][] = [
    [{ value: '市直机关党务干部花名册（样表，人名均为虚构）', across: WIDTH }, ...blanks(WIDTH - 1)],
    ['填报时间：2026年11月', ...blanks(WIDTH - 1)],
    [
      { value: '序号', down: 2 },
      { value: '工号', down: 2 },
      { value: '姓　　名', down: 2 },
      { value: '出生年月', down: 2 },
      { value: '所在党支部', down: 2 },
      { value: '党内职务', down: 2 },
      { value: '任职', across: 2 },
      null,
      { value: '入党时间', down: 2 },
      { value: '级别', down: 2 },
      { value: '备注2', down: 2 },
    ],
    [null, null, null, null, null, null, '起始', '专兼职', null, null, null],
  ];
  let n = 0;
  for (const place of places.slice(0, MOST_PLACES))
    for (let i = 0; i < PER_PLACE; i += 1) {
      n += 1;
      const unit = i === 0 ? { value: place.name, down: PER_PLACE } : null;
      rows.push([
        n,
        codeOf(n),
        nameOf(n),
        birthOf(n),
        unit,
        pick(POSTS, n),
        sinceOf(n),
        pick(['兼职', '兼', '专职', null], n),
        joinedOf(n),
        pick(RANKS, n),
        null,
      ]);
    }
  const first = places[0]?.name ?? '';
  const wrong = (cells: Partial<Record<'code' | 'name' | 'birth' | 'place' | 'post' | 'since', DirtyCell>>): void => {
    n += 1;
    const get = (key: keyof typeof cells, usual: DirtyCell): DirtyCell => (key in cells ? (cells[key] ?? null) : usual);
    rows.push([
      n,
      get('code', codeOf(n)),
      get('name', nameOf(n)),
      get('birth', birthOf(n)),
      get('place', first),
      get('post', '支部书记'),
      get('since', '2024-03'),
      '兼职',
      joinedOf(n),
      pick(RANKS, n),
      null,
    ]);
  };
  wrong({ since: '2026/13/1' });
  wrong({ place: `${first}（新）` });
  wrong({ name: null });
  wrong({ code: '=B12+1' });
  wrong({ birth: 1975.1 });
  wrong({ post: '合唱队指挥' });
  wrong({ code: codeOf(1), name: '另有其人' });
  for (const { name } of namesakes) wrong({ code: null, name: spaced(name), birth: null });
  rows.push(blanks(WIDTH));
  rows.push(['合计', `${n}人`, ...blanks(WIDTH - 2)]);
  rows.push(['填表人：', ...blanks(WIDTH - 1)]);
  return rows;
}

const blanks = (count: number): null[] => Array.from({ length: count }, () => null);
const pick = <T>(list: readonly T[], n: number): T => list[(n * 7 + Math.floor(n / list.length)) % list.length] as T;
const two = (n: number): string => String(n).padStart(2, '0');
const wide = (text: string): string =>
  text.replaceAll(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
/** Two-character names are stretched to three with a full-width blank, as typists do. */
const spaced = (name: string): string => (name.length === 2 ? `${name[0]}　${name[1]}` : name);

const codeOf = (n: number): string => (n % 9 === 0 ? wide(`09${two(n)}01`) : `09${two(n)}01`);
const nameOf = (n: number): string =>
  spaced(`${pick(SURNAMES, n)}${n % 3 === 0 ? [...pick(GIVEN, n)][1] : pick(GIVEN, n)}`);

/** The same months in five spellings, a number cell and an Excel serial among them. */
function birthOf(n: number): DirtyCell {
  const [year, month] = [1966 + ((n * 5) % 30), 2 + ((n * 3) % 8)];
  return [
    `${year}.${month}`,
    `${year}年${month}月`,
    `${year}-${two(month)}`,
    Number(`${year}.${month}`),
    `${year}${two(month)}`,
  ][n % 5] as DirtyCell;
}

function sinceOf(n: number): DirtyCell {
  const [year, month] = [2021 + (n % 5), 1 + ((n * 5) % 9)];
  return [
    `${year}-${two(month)}-15`,
    `${year}.${month}`,
    `${year}年${month}月`,
    44_200 + ((n * 37) % 1_500),
    `${year}/${month}/8`,
  ][n % 5] as DirtyCell;
}

const joinedOf = (n: number): DirtyCell => (n % 4 === 0 ? `${1998 + (n % 15)}.7` : `${1998 + (n % 15)}年7月1日`);
