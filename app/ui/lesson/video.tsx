import type { ReactNode } from 'react';
import { useT } from '../messages/define-messages.ts';
import { lessonMessages } from '../messages/lesson.ts';

export type VideoProps = {
  src: string;
  /** the same recording for browsers that cannot play the first */
  webm?: string;
  /** what stands for it before it is played, and on paper */
  poster?: string;
  captions: string;
  title: string;
  /** its length as it is said, `1:04` */
  length?: string;
  /** a silent film has its words drawn into it; its captions say what is shown as well, and wait to be asked for */
  sound?: 'none';
  children: ReactNode;
};

const TYPES: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
};

/**
 * A recording kept on this server, with captions. Nothing of it is fetched before somebody plays it, and reading on does
 * not depend on it: what is said and shown stands below as text, and is what is printed beside the poster.
 */
export function Video({ src, webm, poster, captions, title, length, sound, children }: VideoProps) {
  const t = useT(lessonMessages);
  const silent = sound === 'none';
  const facts = [length && t('length', { length }), silent && t('silent')].filter(Boolean).join(t('comma'));
  return (
    <figure className="lesson-video">
      <video controls playsInline preload="none" poster={poster} aria-label={title}>
        {[src, webm].map((file) => file && <source key={file} src={file} type={TYPES[file.split('.').at(-1) ?? '']} />)}
        <track
          kind="captions"
          src={captions}
          srcLang="zh-CN"
          label={t(silent ? 'captionsOfSilent' : 'captions')}
          default={!silent}
        />
      </video>
      {poster && <img className="video-still" src={poster} alt="" loading="lazy" />}
      <figcaption>
        {title}
        {facts && <span className="video-facts">{facts}</span>}
      </figcaption>
      <details className="video-words">
        <summary>{t('transcript')}</summary>
        {children}
      </details>
    </figure>
  );
}
