import { authorise, NotFound, placesOf, type Actor } from '~/identity/rules/actor.ts';
import { today } from '~/platform/clock.ts';
import { sqlRead } from '~/platform/db.ts';
import { citableClauses } from '~/regulations/queries/current-clause.server.ts';
import { authorityOf } from '../data/authority-rows.ts';
import { courseTitles, publishedCourses, type CourseTitle } from '../data/course-titles.ts';
import { clauseLabels, type ClauseLabel } from '../data/clause-labels.ts';
import { figuresOf } from '../rules/level-figures.ts';
import { citedClauses } from '../rules/level-requirements.ts';
import { topicTitles, type TopicTitle } from '../data/topic-titles.ts';
import { levelHistory, levelOn, type LevelRow } from '../data/scheme-rows.ts';

export type LevelPage = {
  current: LevelRow | null;
  history: LevelRow[];
  /** the clauses on which rows rest */
  clauses: Record<string, ClauseLabel>;
  /** how the courses that rows ask for are called, by code */
  courses: Record<string, CourseTitle>;
  /** how the topics of the question bank are called, by code */
  topics: Record<string, TopicTitle>;
  /** the courses that a new row may ask for */
  offered: ({ code: string } & CourseTitle)[];
  /** what a new row may rest on */
  citable: { clauseId: string; documentTitle: string; label: string; heading: string }[];
};

/** Level one of the actor's authority: the row in force, all rows in time, and what a new one is made from. */
export async function levelPage(actor: Actor): Promise<LevelPage> {
  const authority = await authorityOf(sqlRead, actor.rootId);
  if (!authority) throw new NotFound('authority');
  authorise(actor, 'certification.decide', authority.path);
  const day = today();
  const [current, history, citable, offered, topics] = await Promise.all([
    levelOn(sqlRead, actor.rootId, 'L1', day),
    levelHistory(sqlRead, actor.rootId, 'L1'),
    citableClauses(sqlRead, placesOf(actor), day),
    publishedCourses(sqlRead),
    topicTitles(sqlRead),
  ]);
  const asked = current ? figuresOf(current).courseCode : '';
  // The course that is asked for now stays to be chosen when it is no longer published.
  const kept = asked && !offered.some(({ code }) => code === asked) ? [asked] : [];
  const courses = await courseTitles(
    sqlRead,
    history.flatMap((row) => row.requirements.first),
  );
  return {
    current,
    history,
    clauses: await clauseLabels(
      sqlRead,
      history.flatMap((row) => citedClauses(row)),
      day,
    ),
    courses,
    topics,
    offered: [...offered, ...kept.map((code) => ({ code, ...(courses[code] ?? { title: code, titleEn: code }) }))],
    citable: citable.map(({ clauseId, documentTitle, label, heading }) => ({
      clauseId,
      documentTitle,
      label,
      heading,
    })),
  };
}
