import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { lessonComponents } from '~/ui/lesson/lesson-components.ts';
import { LocaleProvider } from '~/ui/locale-context.tsx';
import { DataTable } from '~/ui/parts/data-table.tsx';
import { ErrorSummary } from '~/ui/parts/error-summary.tsx';
import { Pagination } from '~/ui/parts/pagination.tsx';
import { Phrases, WholeFigures } from '~/ui/parts/phrases.tsx';
import { qrPath } from '~/ui/parts/qr-path.server.ts';
import { TextInput } from '~/ui/parts/text-input.tsx';
import { AnswerReview } from '~/ui/result/answer-review.tsx';
import { ResultSheet } from '~/ui/result/result-sheet.tsx';
import { HandInQuestion } from '~/ui/sitting/hand-in-dialog.tsx';
import { QuestionCard } from '~/ui/sitting/question-card.tsx';
import { SittingFoot } from '~/ui/sitting/sitting-foot.tsx';

const html = (page: ReactNode, locale: 'zh-CN' | 'en' = 'zh-CN') =>
  renderToStaticMarkup(<LocaleProvider locale={locale}>{page}</LocaleProvider>);
const text = (page: ReactNode, locale?: 'en') => html(page, locale).replaceAll(/<[^>]*>/g, '');

describe('forms', () => {
  it('tie hint and error to the field, and the summary to both', () => {
    const field = html(<TextInput name="start" label="开始时间" hint="24小时制" error="须晚于现在。" required />);
    expect(field).toContain('aria-describedby="start-hint start-error"');
    expect(field).toContain('aria-invalid="true"');
    expect(html(<ErrorSummary errors={{ start: '须晚于现在。', end: undefined }} />)).toContain('href="#start"');
    expect(html(<ErrorSummary errors={{ end: undefined }} />)).toBe('');
  });
});

describe('titles', () => {
  it('break after commas and inside no word, and keep their text', () => {
    const title = '党务干部的学习、测试与凭证';
    expect(text(<Phrases text={title} />)).toBe(title);
    expect(html(<Phrases text={title} />)).toContain('<span class="nowrap">学习</span>');
    expect(html(<Phrases text="候选人测试未合格，换届日期临近" />)).toMatch(
      /^<span class="keep">.*，<\/span><span class="keep">/,
    );
    expect(html(<Phrases text="Nothing to keep" />)).toBe('Nothing to keep');
    const notice = '您已报名测试（CS-2026-006），2026年11月24日 09:00开始';
    expect(text(<WholeFigures text={notice} />)).toBe(notice);
    expect(html(<WholeFigures text={notice} />)).toContain('<span class="nowrap">CS-2026-006</span>');
    expect(html(<WholeFigures text={notice} />)).toContain('<span class="nowrap">2026年11月24日</span>');
  });
});

describe('lists', () => {
  const columns = [
    {
      key: 'n',
      head: '姓名',
      cell: (row: { name: string }) => row.name,
      sort: { href: '?s=n', direction: 'ascending' as const },
    },
  ];
  it('name what a box chooses and say how they are sorted', () => {
    const selection = { name: 'id', form: 'pick', nameOf: (row: { name: string }) => row.name };
    const table = html(
      <DataTable
        caption="党务干部"
        columns={columns}
        rows={[{ name: '沈佳禾' }]}
        rowKey={(r) => r.name}
        selection={selection}
      />,
    );
    expect(table).toContain('选择沈佳禾');
    expect(table).toContain('aria-sort="ascending"');
  });
  it('show the empty state instead of an empty table', () => {
    expect(
      html(<DataTable caption="x" columns={columns} rows={[]} rowKey={(r) => r.name} empty={<p>没有人</p>} />),
    ).toBe('<p>没有人</p>');
  });
  it('leave out pages far away', () => {
    const pages = (page: number) =>
      text(<Pagination page={page} pageSize={50} total={812} href={(n) => `?page=${n}`} />);
    expect(pages(1)).toBe('第1–50条，共812条123…17下一页');
    expect(pages(17)).toContain('第801–812条，共812条');
    expect(pages(17)).not.toContain('下一页');
    expect(text(<Pagination page={1} pageSize={50} total={0} href={String} />)).toBe('');
  });
});

describe('a sitting', () => {
  const question = {
    number: 3,
    kind: 'MULTIPLE',
    points: 2,
    stem: '程序包括哪些？',
    options: [
      { id: 'x', text: '自评' },
      { id: 'y', text: '互评' },
    ],
  } as const;
  it('letters options in the order of the paper and keeps what was chosen', () => {
    const card = html(<QuestionCard question={question} total={80} chosen={['y']} />);
    expect(card.match(/type="checkbox"/g)).toHaveLength(2);
    expect(card).toMatch(/checked="" name="choice" value="y"|name="choice" checked="" value="y"|value="y" checked=""/);
    expect(text(<QuestionCard question={question} total={80} chosen={[]} />)).toContain('第3题，共80题·多选·2分');
  });
  it('answers a true/false question with true and false', () => {
    const card = html(
      <QuestionCard question={{ ...question, kind: 'TRUE_FALSE', options: [] }} total={80} chosen={['false']} />,
      'en',
    );
    expect(card).toContain('value="true"');
    expect(card).toContain('False');
  });
  it('asks once before handing in, in the words agreed', () => {
    const ask = (answered: number) =>
      text(<HandInQuestion answered={answered} total={80} secondsLeft={2486} jumps={[]} action="/h" backHref="/s" />);
    expect(ask(77)).toContain('还有3题未作答，交卷后不能修改，确定交卷？');
    expect(ask(80)).toContain('全部80题已作答');
    const jumps = [{ label: '3', href: '#3' }];
    expect(
      text(<HandInQuestion answered={2} total={3} secondsLeft={60} jumps={jumps} action="/h" backHref="/s" />, 'en'),
    ).toContain('left. Unanswered:');
  });
  it('offers handing in where the way on ends', () => {
    const foot = (last: boolean) => text(<SittingFoot form="f" flagged={false} last={last} handInHref="/h" />);
    expect(foot(true)).toBe('上一题标记答题卡交卷');
    expect(foot(false)).toBe('上一题标记答题卡下一题交卷');
  });
});

describe('afterwards', () => {
  it('shows your answer beside the right one, in the order you saw', () => {
    const shown = text(
      <AnswerReview
        answer={{
          number: 66, kind: 'MULTIPLE', section: '', stem: 's', options: [{ id: 'k', text: '甲' }, { id: 'l', text: '乙' }, { id: 'm', text: '丙' }],
          chosen: ['m'], key: ['l', 'm'], correct: false, points: 2, pointsGot: 0, explanation: '因为', clause: null,
        }}
      />,
    ); // prettier-ignore
    expect(shown).toContain('失2分');
    expect(shown).toContain('您的答案C 丙');
    expect(shown).toContain('正确答案B、C');
  });

  it('speaks of the minimum of a section only where one has it', () => {
    const sheet = (minimum: number | null) =>
      html(
        <ResultSheet
          context="测试"
          verdict="failed"
          score={{ got: 2, full: 10, passMark: 7 }}
          consequences={[]}
          sections={[{ name: '党章', score: 2, full: 10, minimum }]}
        />,
      );
    expect(sheet(6)).toContain('竖线为须达到的分数');
    expect(sheet(6)).toContain('data-label="须达到">6分');
    const free = sheet(null);
    expect(free).not.toContain('竖线');
    expect(free).toContain('合格线只看总分');
    expect(free.match(/data-label/g)).toHaveLength(1);
    expect(free).not.toContain('—');
  });
});

describe('self-checks', () => {
  const { SelfCheck, Question, Feedback } = lessonComponents;
  it('put true and false between question and feedback', () => {
    const check = text(
      <SelfCheck id="c" type="truefalse" answer="false">
        <Question>预备党员计入正式党员。</Question>
        <Feedback>不计入。</Feedback>
      </SelfCheck>,
    );
    expect(check).toMatch(/预备党员计入正式党员。对错看答案和理由正确答案：错不计入。/);
  });
});

describe('qrPath', () => {
  it('draws the finder patterns', () => {
    const { size, path } = qrPath('https://example.test/verify');
    expect(size).toBeGreaterThanOrEqual(21);
    expect(path.startsWith('M0 0h7v1h-7z')).toBe(true);
    expect(path).toContain(`M${size - 7} 0h7v1h-7z`);
  });
});
