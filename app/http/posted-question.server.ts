import { contentFaults, type ContentFault } from '~/questions/rules/question-content.ts';
import { writtenContent, writtenFields } from '~/questions/rules/question-form.ts';
import type { QuestionType } from '~/questions/rules/question-types.ts';
import { parseFormData } from './forms.server.ts';

/** What is wrong with the content of a posted question, so that it is said together with the choices left open. */
export function faultsOfPostedQuestion(form: FormData, type: QuestionType): ContentFault[] {
  const written = parseFormData(form, writtenFields);
  return written.ok ? contentFaults(writtenContent(type, written.value)) : [];
}
