import type { ImportPage } from '~/operations/rules/import-page.ts';
import type { importMessages } from '../messages/imports.ts';

export type ColumnName = {
  key: string;
  label: string;
  labelEn: string;
  required: boolean;
  /** the values that are taken */
  dictionary: readonly string[];
};

export type ImportViewProps = {
  page: ImportPage;
  fault: string | null;
  /** the act that the page asks about, where scripts do not run */
  asking: string | null;
  label: string;
  labelEn: string;
  columns: readonly ColumnName[];
  refusal: { reason: keyof typeof importMessages; keys?: string[] } | null;
  /** rows that were just corrected, and how many of them still hold something that cannot be read */
  corrected: { rows: number; wrong: number } | null;
};
