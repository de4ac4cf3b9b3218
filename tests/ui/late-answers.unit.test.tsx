import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { LateAnswer } from '~/exams/rules/answer-sheet.ts';
import { LateAnswers } from '~/ui/exams/late-answers.tsx';
import { LocaleProvider } from '~/ui/locale-context.tsx';

const times = { givenAt: '2026-11-23T01:00:00Z', receivedAt: '2026-11-23T01:05:00Z' };
const render = (lateAnswers: LateAnswer[]): string =>
  renderToStaticMarkup(
    <LocaleProvider locale="zh-CN">
      <LateAnswers
        sittings={[
          {
            attemptId: 'a',
            sessionNumber: 'S1',
            name: '沈佳禾',
            organizationName: '甲单位',
            deadlineAt: new Date('2026-11-23T01:01:00Z'),
            lateAnswers,
            types: ['MULTIPLE', 'TRUE_FALSE'],
            lateDecision: null,
            decidedByName: null,
            score: 2,
          },
        ]}
      />
    </LocaleProvider>,
  );

describe('late answers', () => {
  it('are shown one by one: question, choice, when given and received, and why', () => {
    const html = render([
      { seq: 1, slot: 1, choice: 'AC', why: 'after-grace', ...times },
      { seq: 2, slot: 2, choice: 'F', why: 'gap', ...times },
    ]);
    expect(html).toContain('第1题：AC');
    expect(html).toContain('第2题：错');
    expect(html).toMatch(/09:00:00作答，.*09:05:00到达/);
    expect(html).toContain('编号不连续');
    expect(html).toContain('name="seen" value="2"');
    expect(html).toContain('计入并重新算分');
  });

  it('say how often the last word was changed, and count all of it as seen', () => {
    const html = render([{ seq: 3, slot: 1, choice: 'B', why: 'after-hand-in', times: 3, ...times }]);
    expect(html).toContain('前后改过2次，这是最后一次');
    expect(html).toContain('name="seen" value="3"');
  });

  it('cannot be counted when the key could be seen', () => {
    const html = render([{ seq: 1, slot: 1, choice: 'A', why: 'after-key', ...times }]);
    expect(html).toContain('不能计入');
    expect(html).not.toContain('计入并重新算分');
  });
});
