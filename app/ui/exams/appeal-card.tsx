import type { AppealPage } from '~/exams/queries/appeal-page.server.ts';
import { APPEAL_LIMIT } from '~/exams/rules/appeal.ts';
import { formatDate, formatTableDateTime } from '../format.ts';
import { useLocale, useZone } from '../locale-context.tsx';
import { appealMessages } from '../messages/appeal.ts';
import { useT } from '../messages/define-messages.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { CheckboxGroup, RadioGroup } from '../parts/choice-group.tsx';
import { ClauseLink } from '../parts/clause-link.tsx';
import { DescriptionList } from '../parts/description-list.tsx';
import { Notice } from '../parts/notice.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { Effect } from './appeal-panel.tsx';

export type AppealCardProps = { appeal: AppealPage; action: string; backHref: string };

/** One appeal: what is objected to, the result as it stands, and the answer. */
export function AppealCard({ appeal, action, backHref }: AppealCardProps) {
  const t = useT(appealMessages);
  const locale = useLocale();
  const zone = useZone();
  return (
    <Card
      id="appeal"
      title={`${appeal.name} · ${appeal.sessionTitle}`}
      note={`${appeal.organizationName} · ${appeal.sessionNumber} · ${formatTableDateTime(appeal.filedAt, zone)}`}
      aside={<a href={backHref}>{t('back')}</a>}
    >
      <div className="stack">
        {appeal.late && (
          <Notice kind="due" title={t('late')}>
            {t('lateWhat', { date: formatDate(appeal.dueOn, locale) })}
          </Notice>
        )}
        <DescriptionList
          items={[
            { term: t('reason'), detail: appeal.reason },
            {
              term: t('resultNow'),
              detail: `${t('outOf', { score: appeal.score ?? '—', points: appeal.points ?? '—' })} · ${t(appeal.passed ? 'passed' : 'failed')}`,
              action: (
                <a href={`/admin/results?q=${appeal.sessionNumber}&show=${appeal.attemptId}#result`}>
                  {t('seeResult')}
                </a>
              ),
            },
            ...(appeal.answer ? [{ term: t('answer'), detail: appeal.answer }] : []),
            ...(appeal.remedy ? [{ term: t('effect'), detail: <Effect appeal={appeal} /> }] : []),
            ...(appeal.decidedAt
              ? [
                  {
                    term: t('decidedBy'),
                    detail: t('answeredBy', {
                      name: appeal.decidedByName ?? '—',
                      date: formatDate(appeal.decidedAt, locale, zone),
                    }),
                  },
                ]
              : []),
          ]}
        />
        {appeal.hindrance && <Notice kind="info" title={t(appeal.hindrance)} />}
        {appeal.mayDecide && <Decision appeal={appeal} action={action} backHref={backHref} />}
      </div>
    </Card>
  );
}

function Decision({ appeal, action, backHref }: AppealCardProps) {
  const t = useT(appealMessages);
  return (
    <form method="post" action={action} className="form">
      <input type="hidden" name="appealId" value={appeal.id} />
      <RadioGroup
        name="decision"
        label={t('decision')}
        required
        chosen={['REJECTED']}
        choices={[
          { value: 'REJECTED', label: t('REJECT') },
          ...appeal.remedies.map((remedy) => ({
            value: remedy,
            label: t(remedy),
            hint: t(`${remedy}Hint` as 'CORRECTEDHint'),
          })),
        ]}
      />
      {!appeal.itemsOpen && <p className="cap">{t('itemsClosed')}</p>}
      {appeal.items.length > 0 && (
        <CheckboxGroup
          name="slot[]"
          id="slot"
          label={t('questions')}
          choices={appeal.items.map((item) => ({
            value: String(item.number),
            label: (
              <>
                {t('question', { n: item.number, kind: t(item.kind), got: item.earned, points: item.points })}
                <span className="appeal-stem">{item.stem}</span>
              </>
            ),
            hint: <Item item={item} />,
          }))}
        />
      )}
      <Textarea
        name="answer"
        label={t('answerLabel')}
        hint={t('answerHint')}
        required
        minLength={5}
        maxLength={APPEAL_LIMIT}
        rows={4}
      />
      <div className="form-acts">
        <Button look="ink">{t('decide')}</Button>
        <LinkButton href={backHref}>{t('back')}</LinkButton>
      </div>
    </form>
  );
}

function Item({ item }: { item: AppealPage['items'][number] }) {
  const t = useT(appealMessages);
  const letters = (ids: readonly string[]): string =>
    ids.map((id) => (id === 'true' ? t('yes') : id === 'false' ? t('no') : id)).join('');
  return (
    <span className="appeal-item">
      <span>
        {item.options.map((option) => (
          <span key={option.id} className="appeal-option">
            {option.id}. {option.text}
          </span>
        ))}
      </span>
      <span>
        {t('chosen', { letters: letters(item.chosen) || t('nothing') })} · {t('key', { letters: letters(item.key) })}
      </span>
      <span>
        {item.explanation} <ClauseLink {...item.clause} />
      </span>
      {item.others > 0 && <span>{t('others', { n: item.others })}</span>}
    </span>
  );
}
