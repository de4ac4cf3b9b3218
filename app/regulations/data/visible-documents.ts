/**
 * A condition that keeps the documents that concern a person: rules of everybody, the published demonstration, and
 * own measures of an organization above or below one of the organizations on which the person holds a role.
 *
 * @param alias of `regulation_document`
 * @param parameter placeholder of a text[] of organization paths
 */
export const visibleDocuments = (alias: string, parameter: string): string =>
  `(${alias}.organization_id IS NULL OR ${alias}.demonstration OR EXISTS (
     SELECT 1 FROM organization owner, unnest(${parameter}::text[]) AS held(path)
     WHERE owner.id = ${alias}.organization_id
       AND (held.path LIKE owner.path || '%' OR owner.path LIKE held.path || '%')))`;
