import { formatTableDateTime } from '../format.ts';
import { useZone } from '../locale-context.tsx';
import { useT } from '../messages/define-messages.ts';
import { examPolicyMessages } from '../messages/exam-policies.ts';
import { Card } from '../parts/card.tsx';
import { Timeline } from '../parts/timeline.tsx';

export type PolicyVersionsProps = {
  base: string;
  versions: readonly { number: number; reason: string | null; createdByName: string | null; createdAt: Date }[];
  shown: number;
};

/** Every version, who made it and why. */
export function PolicyVersions({ base, versions, shown }: PolicyVersionsProps) {
  const t = useT(examPolicyMessages);
  const zone = useZone();
  return (
    <Card title={t('versions')}>
      <Timeline
        items={versions.map((version) => ({
          time: formatTableDateTime(version.createdAt, zone),
          dateTime: version.createdAt.toISOString(),
          state: version.number === shown ? 'running' : 'done',
          title:
            version.number === shown ? (
              t('versionN', { n: version.number })
            ) : (
              <a href={`${base}?version=${version.number}`}>{t('versionN', { n: version.number })}</a>
            ),
          detail: [version.reason ?? t('firstVersion'), version.createdByName].filter(Boolean).join(' · '),
        }))}
      />
    </Card>
  );
}
