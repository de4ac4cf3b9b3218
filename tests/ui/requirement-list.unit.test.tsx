import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { RequirementList, type RequirementListProps } from '~/ui/certification/requirement-list.tsx';
import { LocaleProvider } from '~/ui/locale-context.tsx';

const render = (classes: number): string => {
  const counted = Array.from({ length: classes }, (_, n) => ({
    reference: `班次${n + 1}`,
    on: '2026-05-01',
    value: 8,
  }));
  const requirement = { code: 'hours', kind: 'CLASS_HOURS', months: 36, hours: 40, classType: null, clause: null };
  const verdicts = [
    { requirement, met: true, counted, total: classes * 8 },
  ] as unknown as RequirementListProps['verdicts'];
  return renderToStaticMarkup(
    <LocaleProvider locale="zh-CN">
      <RequirementList verdicts={verdicts} clauses={{}} courses={{}} />
    </LocaleProvider>,
  );
};

describe('the evidence of a requirement', () => {
  it('beyond five pieces says how many more there are', () => {
    const html = render(8);
    expect(html).toContain('班次5');
    expect(html).not.toContain('班次6');
    expect(html).toContain('另有3项');
  });

  it('says nothing more where all of it is listed', () => {
    expect(render(5)).not.toContain('另有');
  });
});
