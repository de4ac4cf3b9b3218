import { OPTION_IDS, type QuestionType } from '~/questions/rules/question-types.ts';
import { useT } from '../messages/define-messages.ts';
import { questionMessages } from '../messages/questions.ts';
import { Card } from '../parts/card.tsx';
import { QuestionCard } from '../sitting/question-card.tsx';

export type PreviewedQuestion = {
  type: QuestionType;
  stem: string;
  /** by place; empty ones are left out */
  options: readonly string[];
  key: readonly string[];
  explanation: string;
};

/** The question as a candidate sees it, and under it what the result page says. */
export function QuestionPreview({ question }: { question: PreviewedQuestion }) {
  const t = useT(questionMessages);
  const options = question.options
    .map((text, at) => ({ id: OPTION_IDS[at] ?? 'H', text }))
    .filter((option) => option.text.trim() !== '');
  const letters = question.key.map((id) => {
    if (id === 'true' || id === 'false') return t(id === 'true' ? 'right' : 'wrong');
    const at = options.findIndex((option) => option.id === id);
    return OPTION_IDS[at] ?? '';
  });
  return (
    <Card title={t('preview')} note={t('previewNote')}>
      <QuestionCard
        heading="h2"
        question={{
          number: 1,
          kind: question.type,
          points: question.type === 'MULTIPLE' ? 2 : 1,
          stem: question.stem || '…',
          options: question.type === 'TRUE_FALSE' ? [] : options,
        }}
        total={1}
        chosen={[]}
        name="preview"
      />
      <p className="preview-key">{t('keyShown', { key: letters.join('') || '—' })}</p>
      {question.explanation && <p className="quiet">{question.explanation}</p>}
    </Card>
  );
}
