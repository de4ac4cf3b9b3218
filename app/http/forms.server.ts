import type { z } from 'zod';

export type FieldErrors = Record<string, string>;
/** `values` is what was typed, to be shown again where the form is not accepted. */
export type Parsed<T> = ({ ok: true; value: T } | { ok: false; errors: FieldErrors }) & {
  values: Record<string, string>;
};

/** Names whose values never go back to the page. */
const SECRET = /password|code|secret|token/i;

/**
 * Reads a posted form through a schema. Repeated names become arrays where the schema wants one. Messages of the
 * schema are catalogue keys; the page turns them into sentences beside the field, with what the person typed kept.
 */
export async function parseForm<S extends z.ZodType>(request: Request, schema: S): Promise<Parsed<z.infer<S>>> {
  return parseFormData(await request.formData(), schema);
}

export function parseFormData<S extends z.ZodType>(form: FormData, schema: S): Parsed<z.infer<S>> {
  const raw: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    const all = form.getAll(name);
    raw[name.replace(/\[\]$/, '')] = name.endsWith('[]') ? all : all.at(-1);
  }
  let result = schema.safeParse(raw);
  // A text that was not posted at all is missing in the same words as one that was left empty.
  const unposted = result.success ? [] : result.error.issues.filter((issue) => isUnposted(issue, raw));
  for (const { path } of unposted) raw[String(path[0])] = '';
  if (unposted.length > 0) result = schema.safeParse(raw);
  const values = Object.fromEntries(
    Object.entries(raw).filter(
      (pair): pair is [string, string] => typeof pair[1] === 'string' && !SECRET.test(pair[0]),
    ),
  );
  if (result.success) return { ok: true, value: result.data, values };
  const errors: FieldErrors = {};
  for (const issue of result.error.issues) errors[issue.path.join('.') || 'form'] ??= issue.message;
  return { ok: false, errors, values };
}

const isUnposted = (issue: z.core.$ZodIssue, raw: Record<string, unknown>): boolean =>
  ((issue.code === 'invalid_type' && issue.expected === 'string') || issue.code === 'invalid_union') &&
  issue.path.length === 1 &&
  raw[String(issue.path[0])] === undefined;
