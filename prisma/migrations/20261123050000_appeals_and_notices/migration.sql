-- CreateEnum
CREATE TYPE "appeal_status" AS ENUM ('OPEN', 'UPHELD', 'REJECTED');

-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "corrections" JSONB;

-- AlterTable
ALTER TABLE "eligibility" ADD COLUMN     "slip_revoked_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "exam_appeal" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE NOT NULL,
    "status" "appeal_status" NOT NULL DEFAULT 'OPEN',
    "remedy" TEXT,
    "answer" TEXT,
    "outcome" JSONB,
    "decided_by" UUID,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "exam_appeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "result_notice" (
    "attempt_id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "result_notice_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "installation_setting" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "installation_setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "exam_appeal_attempt_id_key" ON "exam_appeal"("attempt_id");

-- CreateIndex
CREATE INDEX "exam_appeal_organization_id_status_idx" ON "exam_appeal"("organization_id", "status");

-- CreateIndex
CREATE INDEX "result_notice_due_at_idx" ON "result_notice"("due_at");

-- CreateIndex
CREATE INDEX "result_notice_session_id_idx" ON "result_notice"("session_id");
