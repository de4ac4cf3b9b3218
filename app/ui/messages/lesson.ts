import { defineMessages } from './define-messages.ts';

/** Words inside a lesson's own components. */
export const lessonMessages = defineMessages({
  single: ['自测·单选', 'Self-check · one answer'],
  multiple: ['自测·多选', 'Self-check · several answers'],
  trueFalse: ['自测·判断', 'Self-check · true or false'],
  right: ['对', 'True'],
  wrong: ['错', 'False'],
  showAnswer: ['看答案和理由', 'Show the answer and why'],
  answerIs: ['正确答案：{answer}', 'Right answer: {answer}'],
  check: ['核对答案', 'Check'],
  again: ['再做一次', 'Try again'],
  markRight: ['正确', 'Right'],
  markChosen: ['您选的', 'Your choice'],
  markMissed: ['漏选', 'Missed'],
  saidRight: ['答对了。', 'That is right.'],
  saidWrong: ['答得不对。', 'That is not right.'],
  outline: ['本节', 'In this lesson'],
  note: ['旁注：{about}', 'Side note: {about}'],
  noFigure: ['（图未找到）', '(figure not found)'],
  table: ['表格{n}', 'Table {n}'],
  transcript: ['文字稿', 'Transcript'],
  captions: ['中文字幕', 'Chinese captions'],
  join: ['、', ', '],
});
