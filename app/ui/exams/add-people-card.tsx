import { MOST_NUMBERS } from '~/exams/rules/staff-numbers.ts';
import { useT } from '../messages/define-messages.ts';
import { examRegistrationMessages } from '../messages/exam-registrations.ts';
import { Button, LinkButton } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Notice } from '../parts/notice.tsx';
import { Textarea } from '../parts/textarea.tsx';
import { PersonSearch } from './person-search.tsx';
import { FoundPeople, type FoundPeopleProps } from './found-people.tsx';

export type AddPeopleCardProps = FoundPeopleProps & {
  /** where people are looked for, and what to keep of the list's address on the way */
  search: { path: string; fields: readonly (readonly [string, string])[] };
  /** the list without anybody to exchange */
  backHref: string;
  mayRegister: boolean;
  numbers: string;
  numbersError: string | undefined;
};

/** Puts people on the list: found by name, or by their staff numbers. While somebody is exchanged, only found. */
export function AddPeopleCard(props: AddPeopleCardProps) {
  const { action, search, backHref, find, substituteFor, mayRegister } = props;
  const t = useT(examRegistrationMessages);
  if (!mayRegister)
    return (
      <Notice kind="info" title={t('closedTitle')}>
        {t('closedWhy')}
      </Notice>
    );
  return (
    <Card
      id="add"
      title={substituteFor ? t('substituteTitle', { name: substituteFor.name }) : t('add')}
      note={substituteFor ? t('substituteLead') : t('addLead')}
      aside={substituteFor && <a href={backHref}>{t('back')}</a>}
    >
      <div className="stack">
        <PersonSearch
          action={`${search.path}#add`}
          find={find}
          label={t('find')}
          button={t('findButton')}
          kept={substituteFor ? [...search.fields, ['substitute', substituteFor.id]] : search.fields}
        />
        <FoundPeople {...props} />
        {!substituteFor && (
          <form method="post" action={action} className="stack">
            <input type="hidden" name="intent" value="paste" />
            <Textarea
              name="numbers"
              label={t('paste')}
              hint={t('pasteHint', { n: MOST_NUMBERS })}
              error={props.numbersError}
              defaultValue={props.numbers}
              rows={4}
            />
            <div className="form-acts">
              <Button>{t('addPasted')}</Button>
              <LinkButton href="/admin/imports?kind=registrations">{t('fromSheet')}</LinkButton>
            </div>
          </form>
        )}
      </div>
    </Card>
  );
}
