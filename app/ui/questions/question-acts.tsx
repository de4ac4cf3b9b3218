import type { QuestionPage, ShownQuestionVersion } from '~/questions/rules/question-views.ts';
import { useT } from '../messages/define-messages.ts';
import { questionMessages } from '../messages/questions.ts';
import { Button } from '../parts/button.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { TextInput } from '../parts/text-input.tsx';

export type QuestionActsProps = {
  page: QuestionPage;
  latest: ShownQuestionVersion;
  /** the page's own address, where every act is posted */
  here: string;
  /** asked without scripts: is it to be retired? */
  asksRetire: boolean;
};

/** What this person can do with a question as a whole: submit it, pull it, retire it. */
export function QuestionActs({ page, latest, here, asksRetire }: QuestionActsProps) {
  const t = useT(questionMessages);
  const { question } = page;
  const again = question.status === 'PULLED' && latest.state === 'WITHDRAWN';
  const maySubmit = page.mayWrite && question.status !== 'RETIRED' && (latest.state === 'DRAFT' || again);
  return (
    <>
      {maySubmit && (
        <form method="post" action={here}>
          <Button name="intent" value="submit" look="red">
            {t(again ? 'submitAgain' : 'submit')}
          </Button>
        </form>
      )}
      {page.mayWithdraw && question.status === 'RELEASED' && (
        <details className="popover">
          <summary className="btn">{t('pull')}</summary>
          <form method="post" action={here} className="popover-panel stack">
            <p>{t('pullWhat')}</p>
            <TextInput name="reason" label={t('pullReason')} required />
            <Button name="intent" value="pull" look="danger">
              {t('pull')}
            </Button>
          </form>
        </details>
      )}
      {page.mayWithdraw && question.status !== 'RETIRED' && !asksRetire && (
        <ConfirmDialog
          trigger={t('retire')}
          href={`${here}?ask=retire`}
          title={t('retireTitle')}
          action={here}
          fields={{ intent: 'retire' }}
          confirm={t('retire')}
        >
          <p>{t('retireWhat')}</p>
        </ConfirmDialog>
      )}
      {page.mayWithdraw && question.status !== 'RETIRED' && asksRetire && (
        <form method="post" action={here}>
          <p>
            {t('retireTitle')} {t('retireWhat')}
          </p>
          <Button name="intent" value="retire" look="danger">
            {t('retire')}
          </Button>
        </form>
      )}
    </>
  );
}
