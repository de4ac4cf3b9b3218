import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { StepLine } from '~/ui/charts/step-line.tsx';
import { LocaleProvider } from '~/ui/locale-context.tsx';

it('draws no link without words, also where a narrow drawing leaves notes out', () => {
  const html = renderToStaticMarkup(
    <LocaleProvider locale="zh-CN">
      <StepLine
        caption="轮训"
        from="2026-01-01"
        to="2026-12-31"
        today="2026-11-24"
        points={[{ date: '2026-03-01', value: 45, label: '第1期', href: '/one' }]}
        planned={[{ date: '2026-12-10', value: 90, label: '第2期', href: '/two' }]}
        target={{ value: 100, label: '应训100人', href: '/all' }}
        done={{ label: '已训45人', note: '按人去重', href: '/done' }}
        reach={{ label: '排到期末90人', note: '还有1期', noteHref: '/classes', href: '/reach' }}
        gap={{ label: '10人没有排班', href: '/gap' }}
        ticks={[]}
        href="/done"
      />
    </LocaleProvider>,
  );
  const links = [...html.matchAll(/<a ([^>]*)>(.*?)<\/a>/g)];
  expect(links.length).toBeGreaterThan(8);
  for (const [link, attributes, inside] of links)
    expect(attributes?.includes('aria-label') || /<text[^>]*>[^<]/.test(inside ?? ''), link).toBe(true);
});
