-- A corrected certificate rests on the same source as the one it takes the place of, and stands in the same cycle: only
-- the first of each has them to itself, and each has at most one that takes its place.
DROP INDEX "certificate_source_type_source_id_key";
CREATE INDEX "certificate_source_type_source_id_idx" ON "certificate"("source_type", "source_id");
CREATE UNIQUE INDEX "certificate_supersedes_id_key" ON "certificate"("supersedes_id");
CREATE UNIQUE INDEX "certificate_one_per_source" ON "certificate" ("source_type", "source_id") WHERE "supersedes_id" IS NULL;
DROP INDEX "certificate_one_current";
CREATE UNIQUE INDEX "certificate_one_current" ON "certificate" ("cadre_id", "type", "scheme", "cycle")
  WHERE "status" <> 'VOID' AND "supersedes_id" IS NULL;
