-- CreateTable
CREATE TABLE "test_exemption" (
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "cadre_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "occasion" "occasion" NOT NULL,
    "policy_version_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "document_number" TEXT,
    "approved_by" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "granted_by" UUID NOT NULL,
    "granted_by_name" TEXT NOT NULL,
    "granted_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_by" UUID,
    "withdrawn_by_name" TEXT,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_reason" TEXT,

    CONSTRAINT "test_exemption_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "test_exemption_cadre_id_idx" ON "test_exemption"("cadre_id");

-- CreateIndex
CREATE INDEX "test_exemption_organization_id_granted_at_idx" ON "test_exemption"("organization_id", "granted_at");
