-- A completed class can be opened again: its hours are reversed and, at the next close, recorded anew.

-- AlterTable
ALTER TABLE "class_enrolment" ADD COLUMN     "result_by_closing" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "credit_entry" ADD COLUMN     "replaces_id" UUID;

-- CreateTable
CREATE TABLE "credit_reliance" (
    "entry_id" UUID NOT NULL,
    "reliant_type" TEXT NOT NULL,
    "reliant_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_reliance_pkey" PRIMARY KEY ("entry_id","reliant_type","reliant_id")
);

-- CreateTable
CREATE TABLE "class_reopening" (
    "id" UUID NOT NULL,
    "class_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "completed" INTEGER NOT NULL,
    "untrained" INTEGER NOT NULL,
    "reopened_by" UUID NOT NULL,
    "reopened_by_name" TEXT NOT NULL,
    "reopened_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "class_reopening_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "credit_reliance_reliant_type_reliant_id_idx" ON "credit_reliance"("reliant_type", "reliant_id");

-- CreateIndex
CREATE INDEX "class_reopening_class_id_idx" ON "class_reopening"("class_id");

-- CreateIndex
CREATE UNIQUE INDEX "credit_entry_replaces_id_key" ON "credit_entry"("replaces_id");

-- CreateIndex
CREATE INDEX "credit_entry_source_type_source_id_cadre_id_idx" ON "credit_entry"("source_type", "source_id", "cadre_id");

-- AddForeignKey
ALTER TABLE "credit_reliance" ADD CONSTRAINT "credit_reliance_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "credit_entry"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_reopening" ADD CONSTRAINT "class_reopening_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "training_class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One source gives a person its hours once; a later entry stands in the place of one that was reversed, and only once in each.
DROP INDEX "credit_entry_once";
CREATE UNIQUE INDEX "credit_entry_once" ON "credit_entry" ("source_type", "source_id", "cadre_id")
  WHERE "reverses_id" IS NULL AND "replaces_id" IS NULL;
