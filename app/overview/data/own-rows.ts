import type { Sql } from '~/platform/db.ts';

export type OwnAccount = {
  accountNumber: string;
  displayName: string;
  status: string;
  noticeVersion: number;
  noticeAcknowledgedAt: Date | null;
  createdAt: Date;
};

export const ownAccount = async (on: Sql, accountId: string): Promise<OwnAccount | null> =>
  (
    await on.query<OwnAccount>(
      `SELECT account_number AS "accountNumber", display_name AS "displayName", status::text AS status, notice_version AS "noticeVersion",
              notice_acknowledged_at AS "noticeAcknowledgedAt", created_at AS "createdAt" FROM account WHERE id = $1::uuid`,
      [accountId],
    )
  )[0] ?? null;

export type OwnLesson = { title: string; seconds: number; completedAt: Date | null; updatedAt: Date };

export const ownLessons = (on: Sql, accountId: string): Promise<OwnLesson[]> =>
  on.query<OwnLesson>(
    `SELECT l.title, p.seconds, p.completed_at AS "completedAt", p.updated_at AS "updatedAt"
     FROM lesson_progress p JOIN lesson l ON l.id = p.lesson_id WHERE p.account_id = $1::uuid ORDER BY p.updated_at DESC, l.id`,
    [accountId],
  );

export type OwnApplication = { kind: string; cycle: number; status: string; submittedAt: Date; decidedAt: Date | null };

export const ownApplications = (on: Sql, cadreId: string): Promise<OwnApplication[]> =>
  on.query<OwnApplication>(
    `SELECT kind, cycle, status::text AS status, submitted_at AS "submittedAt", decided_at AS "decidedAt"
     FROM certification_application WHERE cadre_id = $1::uuid ORDER BY submitted_at DESC, id DESC`,
    [cadreId],
  );
