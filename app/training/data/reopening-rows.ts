import type { Sql } from '~/platform/db.ts';
import type { ClassReopening } from '../rules/class-reopening.ts';

type NewReopening = Omit<ClassReopening, 'completedAt'> & { classId: string; reopenedBy: string };

/** Notes that a class is opened again. To be called while it is still completed: when it was closed is taken from it. */
export const insertReopening = (tx: Sql, row: NewReopening): Promise<object[]> =>
  tx.query(
    `INSERT INTO class_reopening (id, class_id, reason, completed_at, completed, untrained, reopened_by, reopened_by_name, reopened_at)
     SELECT $1::uuid, c.id, $3, c.completed_at, $4, $5, $6::uuid, $7, $8::timestamptz FROM training_class c WHERE c.id = $2::uuid`,
    [
      row.id, row.classId, row.reason, row.completed, row.untrained, row.reopenedBy, row.reopenedByName, row.reopenedAt,
    ], // prettier-ignore
  );

/** How often a class was opened again, the latest first. */
export const reopeningsOf = (on: Sql, classId: string): Promise<ClassReopening[]> =>
  on.query<ClassReopening>(
    `SELECT id::text, reason, completed_at AS "completedAt", completed, untrained, reopened_by_name AS "reopenedByName", reopened_at AS "reopenedAt"
     FROM class_reopening WHERE class_id = $1::uuid ORDER BY class_reopening.reopened_at DESC, class_reopening.id DESC`,
    [classId],
  );
