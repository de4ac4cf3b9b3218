import { along, between, film } from '../film.js';

/* The numbers of lesson 2.3: 22 members, 2 of them probationary, 13 come (1 probationary), 11 hands. */
const VOTING = 20;
const ALL = 22;
const PRESENT = 12;
const HALF = VOTING / 2;
const PITCH = 48;
const LEFT = 88;
const TOP = 204;
const END = 68;

const CAPTIONS = [
  [
    0.5,
    5.6,
    '云泽市某支部（虚构）开党员大会，推荐表彰人选。',
    '片名“数票：先定分母”，下面一排二十个人形，半数处一道虚线',
  ],
  [6.2, 10.6, '支部有 22 名党员，其中预备党员 2 名。', '二十二个人形排成一行'],
  [10.8, 16.6, '预备党员没有表决权，不计入分母：应到会 20 名。', '最右两个人形移开，变成虚线；22 减 2 等于 20'],
  [17.4, 22.2, '半数以上有表决权的党员到会，才能表决。', '二十个人形的正中出现一道虚线：半数，十名'],
  [22.4, 29.8, '到会 13 人，有 1 名预备党员，有表决权的是 12 名。', '十二个人形依次涂实，越过半数线：可以表决'],
  [30.6, 35.2, '赞成要超过应到会的半数：20 名的半数是 10。', '到会的人形下面准备出现选票'],
  [35.4, 41.2, '11 人举手，若有那名预备党员，有效的只有 10 票。', '十张票到半数线为止；预备党员的一票打叉，不计入'],
  [41.4, 44.8, '刚好一半，不是超过，不通过。', '有效赞成十票：刚好一半，不通过'],
  [45, 49.8, '11 票都有效，才超过半数，通过。', '第十一张票越过半数线：超过半数，通过'],
  [50.6, 54.2, '别拿到会的 12 名当分母。', '括线只罩住到会的十二个，半数线落在第六个后面：不算数'],
  [54.4, 58.4, '分母始终是应到会的 20 名。', '括线伸到二十个，半数线回到第十个后面：才算数'],
  [59.2, 63.2, '三个数报清楚，再请大家表决。', '应到会有表决权 20，实到有表决权 12，至少赞成票数 11'],
  [63.4, 67.6, '选举、接收预备党员另有规则，先查再开会。', '三个数留在画面上'],
];

const NS = 'http://www.w3.org/2000/svg';
const row = document.getElementById('row');
const by = (id) => document.getElementById(id);
const add = (name, attributes, parent = row) => {
  const element = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return parent.appendChild(element);
};

const people = Array.from({ length: ALL }, (_, n) => {
  const group = add('g', { id: `person-${n}`, class: 'person' });
  add('circle', { cx: 18, cy: 12, r: 11 }, group);
  add('path', { d: 'M1.5 62V45a16.5 16.5 0 0 1 33 0v17z', 'stroke-linejoin': 'round' }, group);
  return group;
});
const ballots = Array.from({ length: ALL }, (_, n) => {
  const group = add('g', { id: `ballot-${n}`, opacity: 0 });
  add('rect', { x: 2, y: 0, width: 32, height: 42, rx: 4, 'stroke-width': 3 }, group);
  add('path', { d: 'M9 21l6.500 7L27 14', fill: 'none', 'stroke-width': 4, 'stroke-linecap': 'round' }, group);
  return group;
});
const struck = add('path', {
  id: 'struck',
  d: 'M-4 -4L40 46M40 -4L-4 46',
  'stroke-width': 5,
  'stroke-linecap': 'round',
});
struck.style.stroke = 'var(--red)';
const half = add('line', { id: 'half', 'stroke-width': 4, 'stroke-dasharray': '12 9' });
half.style.stroke = 'var(--ink)';
const halfWord = add('text', { id: 'half-word', 'font-size': 40, 'text-anchor': 'middle' });
halfWord.style.fill = 'var(--ink)';
const brace = add('path', { id: 'brace', fill: 'none', 'stroke-width': 3 });
brace.style.stroke = 'var(--ink-2)';
const braceWord = add('text', { id: 'brace-word', 'font-size': 40, 'text-anchor': 'middle' });
braceWord.style.fill = 'var(--ink-2)';
const apartWord = add('text', { id: 'apart-word', 'font-size': 40, 'text-anchor': 'end', x: 1192 });
apartWord.style.fill = 'var(--ink-2)';

const HEADS = [
  ['head-1', 6, 17],
  ['head-2', 17.2, 30.2],
  ['head-3', 30.4, 50.2],
  ['head-4', 50.4, 58.8],
  ['head-5', 59, END],
];
const PARTS = [
  ['title', 0, 5.8],
  ['subtitle', 0, 5.8],
  ['equation', 12, 17],
  ['least-present', 18.4, 22.2],
  ['tally-present', 22.4, 30.2],
  ['verdict-quorum', 26.6, 30.2],
  ['least-votes', 31, 35.2],
  ['tally-votes', 35.4, 50.2],
  ['verdict-half', 41, 45],
  ['verdict-passed', 46.2, 50.2],
  ['verdict-wrong', 51.8, 54.4],
  ['verdict-right', 55.8, 58.8],
  ['three', 59.2, END],
];

/** Where a person stands: one row, the two without a vote a step apart from `10.8` on. */
const placeOf = (n, at) =>
  LEFT +
  n * PITCH +
  (n < VOTING
    ? 0
    : along(
        [
          [10.8, 0],
          [11.8, 52],
        ],
        at,
      ));

/** The title shows the row of twenty low on the sheet; then it rises to its place. */
const topAt = (at) =>
  along(
    [
      [5.4, 420],
      [6.6, TOP],
    ],
    at,
  );

const cameAt = (n) => (n < PRESENT ? 22.8 + n * 0.26 : n === VOTING ? 22.8 + PRESENT * 0.26 : Infinity);
/** Ten of the present and the probationary member raise their hands first; then, told again, eleven who may. */
const votedAt = (n) => (n < HALF ? 35.8 + n * 0.2 : n === VOTING ? 38 : n === HALF ? 45.4 : Infinity);

film({
  seconds: END,
  poster: 3,
  captions: CAPTIONS,
  draw(at, set) {
    const fading = between(0.1, 59, at);
    const y = topAt(at);
    const title = at < 5.8;
    set(by('rule'), { opacity: between(6, END + 1, at) });
    for (const [id, from, to] of HEADS) set(by(id), { opacity: between(from, id === 'head-5' ? to + 1 : to, at) });
    for (const [id, from, to] of PARTS)
      set(by(id), { opacity: between(id === 'title' || id === 'subtitle' ? -1 : from, to === END ? to + 1 : to, at) });
    set(row, { opacity: at < 0.5 ? 1 : fading });

    const counted = (when, of) => Array.from({ length: of }, (_, n) => when(n)).filter((second) => second <= at).length;
    set(by('present'), { text: counted(cameAt, VOTING) });
    set(by('votes'), { text: counted(votedAt, VOTING) });

    people.forEach((person, n) => {
      const voting = n < VOTING;
      const here = between(cameAt(n), 1e9, at, 0.3);
      const shown = voting ? 1 : between(6.4, 1e9, at);
      const apart = !voting && at > 10.8;
      set(person, {
        transform: `translate(${placeOf(n, at)} ${y})`,
        opacity: shown,
        fill: voting
          ? mix(
              title || at < 17.2
                ? 1
                : along(
                    [
                      [17.2, 1],
                      [17.8, 0],
                    ],
                    at,
                  ),
              here,
            )
          : apart
            ? 'var(--paper)'
            : 'var(--ink)',
        stroke: apart ? 'var(--ink-2)' : 'var(--ink)',
        'stroke-dasharray': apart ? '6 5' : 'none',
      });
      if (!voting && at > cameAt(n))
        set(person, {
          fill: 'var(--shade-2)',
          stroke: 'var(--ink-2)',
          'stroke-dasharray': '6 5',
          transform: `translate(${placeOf(n, at)} ${y})`,
          opacity: 1,
        });
    });

    ballots.forEach((ballot, n) => {
      const there = between(votedAt(n), n === VOTING ? 45.2 : 50.4, at, 0.25);
      const passed = at > 45.6;
      const colour = n >= VOTING ? 'var(--ink-2)' : passed ? 'var(--pass)' : 'var(--due)';
      set(ballot, { transform: `translate(${placeOf(n, at)} ${y + 84 + (1 - there) * 16})`, opacity: there });
      ballot.style.fill = n >= VOTING ? 'var(--paper)' : colour;
      ballot.firstChild.style.stroke = colour;
      ballot.lastChild.style.stroke = n >= VOTING ? 'var(--ink-2)' : 'var(--paper)';
    });
    set(struck, { transform: `translate(${placeOf(VOTING, at)} ${y + 84})`, opacity: between(39.2, 45.2, at) });

    const middle = along(
      [
        [50.6, HALF],
        [51.4, PRESENT / 2],
        [54.4, PRESENT / 2],
        [55.2, HALF],
      ],
      at,
    );
    const x = LEFT + middle * PITCH - 6;
    set(half, {
      x1: x,
      x2: x,
      y1: y - 22,
      y2: y + (title ? 84 : 146),
      opacity: title ? between(-1, 5.8, at) : between(17.6, 59, at),
    });
    const wrong = at > 50.6 && at < 54.8;
    set(halfWord, {
      x,
      y: y + 192,
      text: wrong ? '半数 6 名' : '半数 10 名',
      opacity: between(18.2, 50.6, at) || between(51.4, 54.4, at) || between(55.2, 59, at),
    });

    const everybody = between(6.6, 10.8, at);
    const reach = along(
      [
        [10.8, ALL],
        [10.9, VOTING],
        [50.6, VOTING],
        [51.4, PRESENT],
        [54.4, PRESENT],
        [55.2, VOTING],
      ],
      at,
    );
    const right = LEFT + reach * PITCH - 12;
    const low = y + 84;
    const allCounted = everybody || between(11.8, 17, at);
    const compared = between(50.6, 59, at);
    set(brace, { d: `M${LEFT} ${low}v14H${right}v-14`, opacity: allCounted || compared });
    set(braceWord, {
      x: allCounted ? (LEFT + right) / 2 : right,
      y: low + 62,
      'text-anchor': allCounted ? 'middle' : 'end',
      text: everybody
        ? '党员 22 名'
        : allCounted
          ? '应到会、有表决权的党员'
          : reach < 16
            ? '到会 12 名'
            : '应到会 20 名',
      opacity: allCounted || between(51.4, 54.4, at) || between(55.2, 59, at),
    });
    set(apartWord, { y: low + 62, text: '预备党员', opacity: between(11.6, 17, at) });
  },
});

/** Filled while all are counted; then an outline until they come. */
function mix(full, here) {
  const share = Math.round(Math.max(full, here) * 100);
  return `color-mix(in srgb, var(--ink) ${share}%, var(--paper))`;
}
