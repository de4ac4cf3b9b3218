/** A clause as a lesson shows it: resolved to the text that holds on the day of publishing. */
export type LessonClause = {
  readonly clauseId: string;
  /** short title of the document, without marks */
  readonly document: string;
  /** such as 第四条 */
  readonly label: string;
  readonly heading: string;
  /** where the dated text stands */
  readonly href: string;
  /** whether its article was read or a named person confirmed it; else it is shown as 待核 */
  readonly confirmed: boolean;
  /** civil date from which a changed text holds; null while the text is the first */
  readonly changedOn: string | null;
};

/** The page of a document, which shows each article with its dated texts. */
export const clauseHref = (documentCode: string, article: string): string =>
  `/regulations/${documentCode}#article-${article}`;
