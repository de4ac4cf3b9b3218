import { accountsMessages } from '../messages/accounts.ts';
import { useT } from '../messages/define-messages.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { ListToolbar } from '../parts/list-toolbar.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { AdminShell } from '../shells/admin-shell.tsx';
import { AccountState, type AccountStatusShown } from './account-state.tsx';
import { barWords, RescueAnswer, type RescueShown } from './rescue-answer.tsx';

type Person = {
  id: string;
  displayName: string;
  accountNumber: string;
  organizationName: string;
  status: AccountStatusShown;
  locked: boolean;
  bar: 'self' | 'holds-rights' | 'separate-power' | null;
};

export type RescuePageProps = { search: string; people: readonly Person[]; answer?: RescueShown | undefined };

/** For the door of a hall: find, unlock, hand out a code. Large targets, nothing else. */
export function RescuePage({ search, people, answer }: RescuePageProps) {
  const t = useT(accountsMessages);
  return (
    <AdminShell roomy>
      <PageHead title={t('rescueTitle')} lead={t('rescueLead')} />
      {answer && <RescueAnswer answer={answer} />}
      <ListToolbar action="/admin/rescue" search={{ value: search, label: t('rescueSearch') }} />
      {people.length > 0 && (
        <ul className="rescue-list">
          {people.map((person) => (
            <li key={person.id}>
              <div>
                <a href={`/admin/accounts/${person.id}`}>
                  <b>{person.displayName}</b>
                </a>
                <p className="cap">
                  <span className="num">{person.accountNumber}</span> · {person.organizationName}
                </p>
                <AccountState status={person.status} locked={person.locked} />
              </div>
              {person.bar && <p className="cap">{t(barWords[person.bar])}</p>}
              {(person.bar === null || (person.bar === 'separate-power' && person.locked)) && (
                <form method="post" action={`/admin/rescue?q=${encodeURIComponent(search)}`} className="row">
                  <input type="hidden" name="accountId" value={person.id} />
                  {person.bar === null && (
                    <Button name="rescue" value="slip">
                      {t('slip')}
                    </Button>
                  )}
                  {person.locked && (
                    <Button name="rescue" value="unlock">
                      {t('unlock')}
                    </Button>
                  )}
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
      {people.length === 0 &&
        (search ? (
          <EmptyState title={t('rescueNone', { q: search })}>{t('rescueNoneWhat')}</EmptyState>
        ) : (
          <EmptyState title={t('rescueEmpty')} />
        ))}
    </AdminShell>
  );
}
