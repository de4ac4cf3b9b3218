import { useT } from '../messages/define-messages.ts';
import { sittingMessages } from '../messages/sitting.ts';
import { classNames } from '../parts/class-names.ts';
import { Icon } from '../parts/icon.tsx';
import { HandInLink } from './question-map.tsx';

export type SittingMove = 'previous' | 'next' | 'flag';

export type SittingFootProps = {
  /** The form of the question: without scripts each button submits it with `go` = previous, next or flag. */
  form: string;
  first?: boolean | undefined;
  /** On the last question 「交卷」 stands where 「下一题」 stood. */
  last?: boolean | undefined;
  flagged: boolean;
  onMove?: ((move: SittingMove) => void) | undefined;
  handInHref: string;
  onHandIn?: (() => void) | undefined;
};

/** Previous, flag, card, next: within reach of a thumb. */
export function SittingFoot({ form, first, last, flagged, onMove, handInHref, onHandIn }: SittingFootProps) {
  const t = useT(sittingMessages);
  const move = (go: SittingMove) => ({
    form,
    name: 'go',
    value: go,
    type: onMove ? ('button' as const) : ('submit' as const),
    ...(onMove && { onClick: () => onMove(go) }),
  });
  return (
    <footer className="sitting-foot">
      <div className="wrap">
        <button className="btn" {...move('previous')} disabled={first}>
          {t('previous')}
        </button>
        <button className={classNames('btn', flagged && 'btn-flagged')} {...move('flag')} aria-pressed={flagged}>
          <Icon name="flag" />
          {t('flag')}
        </button>
        <a className="btn to-map" href="#map">
          {t('map')}
        </a>
        {last ? (
          <HandInLink href={handInHref} onHandIn={onHandIn} className="btn-ink foot-on" />
        ) : (
          <button className="btn btn-ink foot-on" {...move('next')}>
            {t('next')}
          </button>
        )}
        {!last && <HandInLink href={handInHref} onHandIn={onHandIn} className="foot-hand-in" />}
      </div>
    </footer>
  );
}
