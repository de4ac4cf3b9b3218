-- Who put a row of a level in force, beside the clause on which it rests.
ALTER TABLE "scheme_level_version" ADD COLUMN "confirmed_by" UUID, ADD COLUMN "confirmed_by_name" TEXT;
