import { useT } from '../messages/define-messages.ts';
import { sittingMessages } from '../messages/sitting.ts';
import { classNames } from '../parts/class-names.ts';

export type MapItem = {
  number: number;
  answered: boolean;
  flagged: boolean;
  current?: boolean | undefined;
  href: string;
};

export type QuestionMapProps = {
  sections: readonly { title: string; items: readonly MapItem[] }[];
  /** With it a number does not follow its link but calls this, and the map closes. */
  onGo?: ((number: number) => void) | undefined;
  /** Where handing in is asked about. */
  handInHref: string;
  onHandIn?: (() => void) | undefined;
};

/** The answer card: beside the question on a wide screen, a sheet over it at `#map` on a phone. */
export function QuestionMap({ sections, onGo, handInHref, onHandIn }: QuestionMapProps) {
  const t = useT(sittingMessages);
  const all = sections.flatMap((section) => section.items);
  const done = all.filter((item) => item.answered).length;
  const flagged = all.filter((item) => item.flagged).length;
  return (
    <aside className="question-map" id="map" tabIndex={-1} aria-label={t('map')}>
      <div className="map-head">
        <h2>{t('map')}</h2>
        <a className="btn btn-bare map-close" href="#content">
          {t('closeMap')}
        </a>
      </div>
      <p className="map-sum num">{t('mapSum', { done, open: all.length - done, flagged })}</p>
      <p className="map-legend" aria-hidden="true">
        <LegendItem word={t('legendOpen')} />
        <LegendItem word={t('legendDone')} look="map-done" />
        <LegendItem word={t('legendFlag')} look="map-done map-flag" />
      </p>
      {sections.map((section) => (
        <section key={section.title}>
          <h3>
            <span>{section.title}</span>
            <span className="num">
              {section.items.filter((item) => item.answered).length} / {section.items.length}
            </span>
          </h3>
          <div className="map-grid">
            {section.items.map((item) => (
              <MapNumber key={item.number} item={item} onGo={onGo} />
            ))}
          </div>
        </section>
      ))}
      <p className="map-hand-in">
        <HandInLink href={handInHref} onHandIn={onHandIn} />
      </p>
    </aside>
  );
}

function LegendItem({ word, look }: { word: string; look?: string }) {
  return (
    <span>
      <span className={classNames('map-number', look)} />
      {word}
    </span>
  );
}

function MapNumber({ item, onGo }: { item: MapItem; onGo: QuestionMapProps['onGo'] }) {
  const t = useT(sittingMessages);
  const said = t(item.answered ? 'numberDone' : 'numberOpen', { n: item.number });
  return (
    <a
      // Going to the content closes the sheet; the question itself is then shown by script.
      href={onGo ? '#content' : item.href}
      onClick={onGo && (() => onGo(item.number))}
      className={classNames('map-number', item.answered && 'map-done', item.flagged && 'map-flag')}
      aria-label={item.flagged ? t('numberFlag', { text: said }) : said}
      aria-current={item.current ? 'true' : undefined}
    >
      {item.number}
    </a>
  );
}

export function HandInLink({
  href,
  onHandIn,
  className,
}: {
  href: string;
  onHandIn: (() => void) | undefined;
  className?: string;
}) {
  const t = useT(sittingMessages);
  return (
    <a
      className={classNames('btn', className)}
      href={href}
      onClick={
        onHandIn &&
        ((event) => {
          event.preventDefault();
          onHandIn();
        })
      }
    >
      {t('handIn')}
    </a>
  );
}
