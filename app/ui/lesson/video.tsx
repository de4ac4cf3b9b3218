import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { lessonMessages } from '../messages/lesson.ts';

/** A recording kept on this server, with captions; what is said in it stands below as text, and is what is printed. */
export function Video({
  src,
  captions,
  title,
  children,
}: {
  src: string;
  captions: string;
  title: string;
  children: ReactNode;
}) {
  const t = useT(lessonMessages);
  return (
    <figure className="lesson-video">
      <video controls preload="none" src={src} aria-label={title}>
        <track kind="captions" src={captions} srcLang="zh-CN" label={t('captions')} default />
      </video>
      <figcaption>{title}</figcaption>
      <details className="video-words">
        <summary>{t('transcript')}</summary>
        {children}
      </details>
    </figure>
  );
}
