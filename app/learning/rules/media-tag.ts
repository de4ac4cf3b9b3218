/** The entity tag of a file: another size or time is another file. */
export const mediaTag = ({ size, changedAt }: { size: number; changedAt: Date }): string =>
  `"${size.toString(36)}-${changedAt.getTime().toString(36)}"`;

/** Whether an `If-None-Match` header names the tag. */
export const namesTag = (header: string | null | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((named) => [tag, `W/${tag}`, '*'].includes(named.trim()));
