import { useT } from '../messages/define-messages.ts';
import { lessonMessages } from '../messages/lesson.ts';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { useLessonSources } from './lesson-sources.tsx';

/** `.figure-320` … `.figure-704`: steps of 32 px, so that the style sheet can name them. */
const widthClass = (least: number): string => `figure-${Math.min(704, Math.max(320, Math.ceil(least / 32) * 32))}`;

/**
 * A drawing of `figures/<name>.svg`, set into the page so that it follows light and dark. Where its words would become
 * too small on a phone it keeps its width, scrolls and says so; ticked, it stands on the screen whole instead.
 */
export function Figure({ name, alt, caption }: { name: string; alt: string; caption?: string }) {
  const t = useT(lessonMessages);
  const source = useLessonSources().figure(name);
  if (!source)
    return (
      <figure className="lesson-figure">
        <p className="quiet">
          {alt}
          {t('noFigure')}
        </p>
        {caption && <figcaption>{caption}</figcaption>}
      </figure>
    );
  return (
    <figure className="lesson-figure">
      <div className={widthClass(source.leastWidth)}>
        <ScrollRegion bare label={caption ?? alt}>
          {/* Only drawings checked when the lesson was compiled come this far. */}
          <div role="img" aria-label={alt} dangerouslySetInnerHTML={{ __html: source.svg }} />
        </ScrollRegion>
        <p className="figure-wide">
          <span>{t('figureScrolls')}</span>
          <label>
            <input type="checkbox" /> {t('figureWhole')}
          </label>
        </p>
      </div>
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
