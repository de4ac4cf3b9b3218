-- AlterTable
ALTER TABLE "account" ADD COLUMN     "reopened_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "notification" ADD COLUMN     "mailed_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "notice_address" (
    "account_id" UUID NOT NULL,
    "address" BYTEA NOT NULL,
    "locale" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_address_pkey" PRIMARY KEY ("account_id")
);
