import { useT } from '../messages/define-messages.ts';
import { regulationMessages } from '../messages/regulations.ts';
import { Tabs } from '../parts/tabs.tsx';

/** Documents and rules: two views of one subject. */
export function RegulationTabs({ current }: { current: 'documents' | 'rules' }) {
  const t = useT(regulationMessages);
  return (
    <Tabs
      label={t('adminTitle')}
      tabs={[
        { label: t('documents'), href: '/admin/regulations', current: current === 'documents' },
        { label: t('rules'), href: '/admin/regulations/rules', current: current === 'rules' },
      ]}
    />
  );
}
