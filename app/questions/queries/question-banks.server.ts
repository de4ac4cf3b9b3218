import { sqlRead } from '~/platform/db.ts';

export type QuestionBankSummary = {
  id: string;
  code: string;
  title: string;
  titleEn: string;
  organizationId: string;
  fromRepository: boolean;
};

/** The banks of one authority, the one that came with the software first. */
export const questionBanksOf = async (rootId: string): Promise<QuestionBankSummary[]> =>
  sqlRead.query<QuestionBankSummary>(
    `SELECT id::text, code, title, title_en AS "titleEn", organization_id::text AS "organizationId",
            from_repository AS "fromRepository"
     FROM question_bank WHERE root_id = $1::uuid ORDER BY from_repository DESC, code`,
    [rootId],
  );
