import { formatDuration } from '../format.ts';
import { useLocale } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { sittingMessages } from '../messages/sitting.ts';
import { Button } from '../parts/button.tsx';
import { Phrases } from '../parts/phrases.tsx';

export type HandInQuestionProps = {
  answered: number;
  total: number;
  secondsLeft: number | null;
  /** The unanswered ones, runs joined (「单选28–30」). */
  jumps: readonly { label: string; href: string }[];
  /** Where handing in is posted. */
  action: string;
  fields?: Readonly<Record<string, string>> | undefined;
  /** Without scripts: the way back to the questions. */
  backHref: string;
  /** With it, called instead of posting the form. */
  onConfirm?: (() => void) | undefined;
  onBack?: (() => void) | undefined;
  onJump?: ((href: string) => void) | undefined;
  confirming?: boolean | undefined;
  /** h1 on a page of its own. */
  heading?: 'h1' | 'h2' | undefined;
};

/** What is unanswered, and the one question before handing in. Stands on a page of its own without scripts. */
export function HandInQuestion(props: HandInQuestionProps) {
  const {
    answered,
    total,
    secondsLeft,
    jumps,
    action,
    fields = {},
    onConfirm,
    onBack,
    onJump,
    heading: Heading = 'h1',
  } = props;
  const t = useT(sittingMessages);
  const locale = useLocale();
  const open = total - answered;
  return (
    <div className="hand-in">
      <Heading>
        <Phrases text={open > 0 ? t('askOpen', { n: open }) : t('askDone', { n: total })} />
      </Heading>
      <p className="num">
        {secondsLeft === null
          ? t('askStateNoLimit', { done: answered })
          : t('askState', { done: answered, time: formatDuration(secondsLeft, locale) })}
        {jumps.length > 0 && t('askJump')}
      </p>
      {jumps.length > 0 && (
        <p className="hand-in-jumps num">
          {jumps.map((jump) => (
            <a key={jump.href} href={jump.href} onClick={onJump && (() => onJump(jump.href))}>
              {jump.label}
            </a>
          ))}
        </p>
      )}
      <form
        method="post"
        action={action}
        className="hand-in-acts"
        onSubmit={
          onConfirm &&
          ((event) => {
            event.preventDefault();
            onConfirm();
          })
        }
      >
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button look="danger" disabled={props.confirming}>
          {t('handIn')}
        </Button>
        <a
          className="btn btn-ink"
          href={props.backHref}
          onClick={
            onBack &&
            ((event) => {
              event.preventDefault();
              onBack();
            })
          }
        >
          {t('goOn')}
        </a>
      </form>
    </div>
  );
}
