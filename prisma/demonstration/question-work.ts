import type { Actor } from '~/identity/rules/actor.ts';
import { sql } from '~/platform/db.ts';
import { reviewQuestion } from '~/questions/commands/review-question.server.ts';
import { writeQuestion } from '~/questions/commands/save-question.server.ts';
import { submitQuestion } from '~/questions/commands/submit-question.server.ts';
import type { QuestionContent } from '~/questions/rules/question-content.ts';

type Written = {
  topic: string;
  clause: [document: string, article: string];
  content: QuestionContent;
  /** how far it has come: a draft, before the reviewer, or back with a note */
  stage: 'draft' | 'submitted' | { returned: string };
};

/** Four questions on their way from the writer to the reviewer, in the authority's own bank. */
const WRITTEN: Written[] = [
  {
    topic: 'T03',
    clause: ['organ-regulations', '6'],
    stage: 'submitted',
    content: {
      type: 'SINGLE',
      stem: '某中心机关有党员62名，一般应当设立哪一级党组织？',
      options: ['党的基层委员会', '总支部委员会', '党支部', '党小组'],
      key: ['B'],
      explanation: '机关党员50人以上、不足100人的，设总支部委员会。',
      difficulty: 'EASY',
      knowledgePoint: '机关党总支的设立',
    },
  },
  {
    topic: 'T03',
    clause: ['organ-regulations', '39'],
    stage: 'submitted',
    content: {
      type: 'TRUE_FALSE',
      stem: '某机关党支部书记工作忙，可以两年向上级党组织述职一次。',
      options: [],
      key: ['false'],
      explanation: '机关基层党组织书记每年向上级党组织述职，接受评议考核。',
      difficulty: 'EASY',
      knowledgePoint: '述职评议',
    },
  },
  {
    topic: 'T05',
    clause: ['member-education-regulations', '20'],
    stage: { returned: '条文说的是“每年”，题干写成了“任期内”；另请说明是集中学习培训。' },
    content: {
      type: 'SINGLE',
      stem: '某支部统计党员任期内学习培训的时间，一般至少要达到多少学时？',
      options: ['24学时', '32学时', '56学时', '90学时'],
      key: ['B'],
      explanation: '党员每年集中学习培训时间一般不少于32学时。',
      difficulty: 'MEDIUM',
      knowledgePoint: '党员学时',
    },
  },
  {
    topic: 'T03',
    clause: ['organ-regulations', '30'],
    stage: 'draft',
    content: {
      type: 'SINGLE',
      stem: '某局机关有工作人员300名，一般配备几名专职党务工作人员？',
      options: ['1至2名', '3至6名', '9至15名', '30名'],
      key: ['B'],
      explanation: '专职党务工作人员一般占机关工作人员总数的1%至2%，300人即3至6名。',
      difficulty: 'MEDIUM',
      knowledgePoint: '专职人员的比例',
    },
  },
];

/** Puts work on the desks of the writer and the reviewer, through the same commands that they use. */
export async function writeQuestionWork(writer: Actor, reviewer: Actor, organizationId: string): Promise<void> {
  for (const { topic, clause, content, stage } of WRITTEN) {
    const draft = { content, pool: 'LIVE' as const, clauseId: await clauseIdOf(clause) };
    const saved = await writeQuestion(writer, { organizationId }, topic, draft);
    if (!saved.ok) throw new Error(`demonstration question refused: ${saved.reason}`);
    if (stage === 'draft') continue;
    await submitQuestion(writer, saved.questionId);
    if (stage !== 'submitted')
      await reviewQuestion(reviewer, saved.questionId, 1, { decision: 'RETURNED', note: stage.returned });
  }
}

async function clauseIdOf([document, article]: readonly [string, string]): Promise<string> {
  const [row] = await sql.query<{ id: string }>(
    `SELECT c.id::text FROM clause c JOIN regulation_document d ON d.id = c.document_id
     WHERE d.code = $1 AND c.article = $2`,
    [document, article],
  );
  if (!row) throw new Error(`no clause ${document} ${article}`);
  return row.id;
}
