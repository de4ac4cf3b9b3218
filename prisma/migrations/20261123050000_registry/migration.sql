-- What a person corrected in a row of a sheet, by column: the value, who and when. The row itself stays as it was read.
ALTER TABLE "import_row" ADD COLUMN "corrections" JSONB;

-- The document by which a post ended, beside the one by which it began.
ALTER TABLE "cadre_post" ADD COLUMN "end_document_number" TEXT;

-- 党小组, under a branch.
ALTER TYPE "organization_type" ADD VALUE 'PARTY_GROUP';

-- Authorities that were set up before the registry described them.
INSERT INTO "organization_profile" ("organization_id", "type", "updated_at")
SELECT o."id", CASE WHEN o."parent_id" IS NULL THEN 'WORK_COMMITTEE' ELSE 'UNIT' END::"organization_type", clock_timestamp()
FROM "organization" o ON CONFLICT DO NOTHING;
