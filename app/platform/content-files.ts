import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse, YAMLParseError } from 'yaml';
import type { z } from 'zod';

/** A file under `content/` says something it may not. The message names the file, the field and what is wrong. */
export class ContentError extends Error {
  readonly file: string;
  constructor(file: string, what: string) {
    super(`${file}: ${what}`);
    this.name = 'ContentError';
    this.file = file;
  }
}

/** The files of one folder with one ending, sorted by name; empty where the folder is not there. */
export function contentFilesIn(folder: string, ending: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => path.join(folder, entry.name))
    .sort();
}

/** Text of a file, with line ends as on every system, and its SHA-256 in hexadecimal. */
export function readContentFile(file: string): { text: string; hash: string } {
  const text = readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
  return { text, hash: sha256(text) };
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Reads YAML through a schema.
 *
 * @throws {ContentError} naming the file and the first few fields that are wrong
 */
export function parseYaml<S extends z.ZodType>(file: string, text: string, schema: S): z.infer<S> {
  const result = schema.safeParse(yamlOf(file, text));
  if (result.success) return result.data;
  const faults = result.error.issues.slice(0, 5).map((issue) => `${fieldOf(issue.path)}: ${issue.message}`);
  throw new ContentError(file, faults.join('; '));
}

/**
 * Splits an MDX file into its front matter, read through a schema, and its body.
 *
 * @throws {ContentError} where there is no front matter, or it is not YAML, or a field is wrong
 */
export function parseFrontMatter<S extends z.ZodType>(
  file: string,
  text: string,
  schema: S,
): { matter: z.infer<S>; body: string } {
  const [, matter, body] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(text) ?? [];
  if (matter === undefined) throw new ContentError(file, 'front matter between two lines of --- is missing');
  return { matter: parseYaml(file, matter, schema), body: (body ?? '').trim() };
}

function yamlOf(file: string, text: string): unknown {
  try {
    return parse(text);
  } catch (fault) {
    if (fault instanceof YAMLParseError) throw new ContentError(file, fault.message.split('\n')[0] ?? 'not YAML');
    throw fault;
  }
}

/** `questions[3].key`, as an author looks for it. */
const fieldOf = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text ? `${text}.${String(part)}` : String(part);
  }, '') || 'file';
