import { useT } from '../messages/define-messages.ts';
import { lessonMessages } from '../messages/lesson.ts';
import { useLessonSources } from './lesson-sources.tsx';

/** A drawing of `figures/<name>.svg`, set into the page so that it follows light and dark. */
export function Figure({ name, alt, caption }: { name: string; alt: string; caption?: string }) {
  const t = useT(lessonMessages);
  const source = useLessonSources().figure(name);
  return (
    <figure className="lesson-figure">
      {source ? (
        // Only drawings checked when the lesson was compiled come this far.
        <div role="img" aria-label={alt} dangerouslySetInnerHTML={{ __html: source }} />
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
