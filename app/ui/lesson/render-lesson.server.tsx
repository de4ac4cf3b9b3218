import { getMDXComponent } from 'mdx-bundler/client/index.js';
import { createElement, type ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { LocaleProvider } from '../locale-context.tsx';
import type { Locale } from '../locale.ts';
import type { ClauseLinkProps } from '../parts/clause-link.tsx';
import { CitedClauses } from './cited-clauses.tsx';
import { lessonComponents } from './lesson-components.ts';
import { LessonSourcesProvider } from './lesson-sources.tsx';
import { WideTable } from './wide-table.tsx';

export type RenderedLesson = {
  /** the module body the compiler made */
  code: string;
  /** by `<document code>#<article>` */
  clauses: ReadonlyMap<string, ClauseLinkProps & { heading: string }>;
  /** drawings by name, and how wide each must stand to be read */
  figures: ReadonlyMap<string, { svg: string; leastWidth: number }>;
  locale: string;
};

/**
 * The HTML of a lesson's text, made once when it is published. Evaluates the compiled code, so it runs in the worker
 * and on the command line, never on a request.
 */
export function renderLesson({ code, clauses, figures, locale }: RenderedLesson): string {
  const Text = getMDXComponent(code) as ComponentType<{ components: object }>;
  const sources = {
    clause: (document: string, article: string) => clauses.get(`${document}#${article}`) ?? null,
    figure: (name: string) => figures.get(name) ?? null,
  };
  const heading = (key: string): string => clauses.get(key)?.heading ?? '';
  return renderToStaticMarkup(
    <LocaleProvider locale={locale as Locale}>
      <LessonSourcesProvider value={sources}>
        {createElement(Text, {
          components: {
            ...lessonComponents,
            WideTable,
            CitedClauses: (given: { clauses: string; section: string }) => (
              <CitedClauses keys={given.clauses.split(' ')} section={given.section} heading={heading} />
            ),
          },
        })}
      </LessonSourcesProvider>
    </LocaleProvider>,
  );
}
