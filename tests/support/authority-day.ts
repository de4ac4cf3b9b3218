/** Today where the authority is, in SQL: from midnight there until midnight UTC, the database's own day is the one before. */
export const AUTHORITY_DAY = `(now() AT TIME ZONE 'Asia/Shanghai')::date`;
