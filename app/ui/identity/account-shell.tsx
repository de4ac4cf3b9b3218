import type { ReactNode } from 'react';
import { AdminShell } from '../shells/admin-shell.tsx';
import { LearnerShell } from '../shells/learner-shell.tsx';
import { usePageFrame } from '../shells/page-frame.tsx';

/** One's own account stands in the frame in which the person works. */
export function AccountShell({ children }: { children: ReactNode }) {
  const learner = usePageFrame().viewer?.permissions.includes('self.learn') ?? true;
  if (!learner) return <AdminShell roomy>{children}</AdminShell>;
  return (
    <LearnerShell>
      <div className="wrap account">{children}</div>
    </LearnerShell>
  );
}
