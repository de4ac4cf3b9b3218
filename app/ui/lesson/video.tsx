import { useT } from '../messages/define-messages.ts';
import { lessonMessages } from '../messages/lesson.ts';

/** A recording kept on this server; `transcript` is the address of its text. */
export function Video({ src, title, transcript }: { src: string; title: string; transcript?: string }) {
  const t = useT(lessonMessages);
  return (
    <figure className="lesson-video">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the transcript beside it carries the words */}
      <video controls preload="none" src={src} aria-label={title} />
      <figcaption>
        {title} {transcript && <a href={transcript}>{t('transcript')}</a>}
      </figcaption>
    </figure>
  );
}
