import { useT } from '../messages/define-messages.ts';
import { lessonMessages } from '../messages/lesson.ts';
import { ScrollRegion } from '../parts/scroll-region.tsx';
import { useLessonSources } from './lesson-sources.tsx';

/** A drawing of `figures/<name>.svg`, set into the page so that it follows light and dark. */
export function Figure({ name, alt, caption }: { name: string; alt: string; caption?: string }) {
  const t = useT(lessonMessages);
  const source = useLessonSources().figure(name);
  return (
    <figure className="lesson-figure">
      {source ? (
        // A drawing whose words a phone would make too small keeps its width and scrolls.
        <ScrollRegion bare label={caption ?? alt}>
          {/* Only drawings checked when the lesson was compiled come this far. */}
          <div role="img" aria-label={alt} dangerouslySetInnerHTML={{ __html: source }} />
        </ScrollRegion>
      ) : (
        <p className="quiet">
          {alt}
          {t('noFigure')}
        </p>
      )}
      {caption && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
