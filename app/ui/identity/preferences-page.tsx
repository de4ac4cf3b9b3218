import type { Locale, Mode } from '../locale.ts';
import { accountMessages } from '../messages/account.ts';
import { useT } from '../messages/define-messages.ts';
import { Button } from '../parts/button.tsx';
import { RadioGroup } from '../parts/choice-group.tsx';
import { PlainShell } from '../shells/plain-shell.tsx';

export function PreferencesPage({ locale, mode, next }: { locale: Locale; mode: Mode; next: string }) {
  const t = useT(accountMessages);
  return (
    <PlainShell>
      <h1>{t('preferencesTitle')}</h1>
      <form method="post" action="/preferences" className="form">
        <input type="hidden" name="next" value={next} />
        <RadioGroup
          name="lang"
          label={t('language')}
          chosen={[locale]}
          choices={[
            { value: 'zh-CN', label: <span lang="zh-CN">中文</span> },
            { value: 'en', label: <span lang="en">English</span> },
          ]}
        />
        <RadioGroup
          name="mode"
          label={t('typeSize')}
          chosen={[mode]}
          choices={[
            { value: 'standard', label: t('standard') },
            { value: 'elder', label: t('elder') },
          ]}
        />
        <p className="cap">{t('preferencesNote')}</p>
        <div className="form-acts">
          <Button look="red">{t('savePreferences')}</Button>
        </div>
      </form>
    </PlainShell>
  );
}
