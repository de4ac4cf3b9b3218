CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateEnum
CREATE TYPE "application_status" AS ENUM ('DRAFT', 'SUBMITTED', 'UNIT_APPROVED', 'APPROVED', 'RETURNED', 'DECLINED', 'WITHDRAWN', 'ISSUED');

-- CreateEnum
CREATE TYPE "certificate_type" AS ENUM ('TEST_PASS_SLIP', 'COMPETENCY');

-- CreateEnum
CREATE TYPE "certificate_status" AS ENUM ('ALLOCATED', 'SEALED', 'VOID');

-- CreateEnum
CREATE TYPE "occasion" AS ENUM ('PRE_ELECTION', 'PRE_APPOINTMENT', 'CERTIFICATION_L1');

-- CreateEnum
CREATE TYPE "exam_session_status" AS ENUM ('DRAFT', 'PUBLISHED', 'REGISTRATION_CLOSED', 'ENDED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "registration_status" AS ENUM ('REGISTERED', 'WITHDRAWN', 'SUBSTITUTED', 'DEFERRED');

-- CreateEnum
CREATE TYPE "attempt_kind" AS ENUM ('OFFICIAL', 'PRACTICE');

-- CreateEnum
CREATE TYPE "attempt_status" AS ENUM ('RUNNING', 'SUBMITTED', 'GRADED', 'VOID');

-- CreateEnum
CREATE TYPE "submission_kind" AS ENUM ('HAND_IN', 'DEADLINE', 'OFFICER');

-- CreateEnum
CREATE TYPE "eligibility_status" AS ENUM ('FLAGGED', 'CONFIRMED', 'HELD', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('CADRE', 'ORG_ADMIN', 'AUTHORITY_ADMIN', 'SCHOOL_ADMIN', 'CLASS_ADVISER', 'INSTRUCTOR', 'ITEM_WRITER', 'ITEM_REVIEWER', 'EXAM_OFFICER', 'INVIGILATOR', 'EXAM_INSPECTOR', 'GRADER', 'ASSESSOR', 'INSPECTOR', 'SYS_ADMIN', 'SEC_ADMIN', 'AUDIT_ADMIN');

-- CreateEnum
CREATE TYPE "account_status" AS ENUM ('PENDING', 'ACTIVE', 'DISABLED');

-- CreateEnum
CREATE TYPE "lesson_kind" AS ENUM ('LESSON', 'CASE');

-- CreateEnum
CREATE TYPE "import_status" AS ENUM ('UPLOADED', 'NEEDS_MAPPING', 'CHECKING', 'READY', 'COMMITTING', 'COMMITTED', 'UNDOING', 'UNDONE', 'FAILED', 'DISCARDED');

-- CreateEnum
CREATE TYPE "import_row_status" AS ENUM ('PENDING', 'VALID', 'ERROR', 'AMBIGUOUS', 'SKIPPED', 'APPLIED', 'UNDONE');

-- CreateEnum
CREATE TYPE "question_type" AS ENUM ('SINGLE', 'MULTIPLE', 'TRUE_FALSE');

-- CreateEnum
CREATE TYPE "question_pool" AS ENUM ('LIVE', 'PRACTICE');

-- CreateEnum
CREATE TYPE "question_status" AS ENUM ('DRAFT', 'IN_REVIEW', 'RETURNED', 'RELEASED', 'PULLED', 'RETIRED');

-- CreateEnum
CREATE TYPE "difficulty" AS ENUM ('EASY', 'MEDIUM', 'HARD');

-- CreateEnum
CREATE TYPE "organization_type" AS ENUM ('WORK_COMMITTEE', 'LEADING_GROUP', 'COMMITTEE', 'ORGAN_COMMITTEE', 'GENERAL_BRANCH', 'BRANCH', 'JOINT_BRANCH', 'TEMPORARY_BRANCH', 'REGIONAL_STATION', 'DISCIPLINE_COMMITTEE', 'PARTY_SCHOOL', 'UNIT');

-- CreateEnum
CREATE TYPE "unit_nature" AS ENUM ('ORGAN', 'DISTRICT_TOWN', 'VILLAGE', 'COMMUNITY', 'ENTERPRISE', 'SCHOOL', 'HOSPITAL', 'SOCIAL_ORGANIZATION');

-- CreateEnum
CREATE TYPE "post_type" AS ENUM ('SECRETARY', 'DEPUTY_SECRETARY', 'COMMITTEE_MEMBER', 'ORGANIZATION_MEMBER', 'PUBLICITY_MEMBER', 'DISCIPLINE_MEMBER', 'DISCIPLINE_SECRETARY', 'STAFF', 'LIAISON');

-- CreateEnum
CREATE TYPE "employment_mode" AS ENUM ('FULL_TIME', 'PART_TIME');

-- CreateEnum
CREATE TYPE "sex" AS ENUM ('MALE', 'FEMALE');

-- CreateEnum
CREATE TYPE "cadre_status" AS ENUM ('ACTIVE', 'LEFT');

-- CreateEnum
CREATE TYPE "evidence_status" AS ENUM ('VERIFIED', 'SECONDARY', 'UNCONFIRMED', 'PRACTICE', 'PROPOSAL');

-- CreateEnum
CREATE TYPE "regulation_kind" AS ENUM ('REGULATION', 'LAW', 'OWN_MEASURES', 'PRACTICE_PAPER');

-- CreateEnum
CREATE TYPE "class_status" AS ENUM ('PLANNED', 'RUNNING', 'COMPLETED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "class_result" AS ENUM ('ENROLLED', 'COMPLETED', 'NOT_COMPLETED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "certification_scheme" (
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "certification_scheme_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scheme_level_version" (
    "id" UUID NOT NULL,
    "scheme_id" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "requirements" JSONB NOT NULL,
    "weights" JSONB NOT NULL,
    "floors" JSONB NOT NULL,
    "validity_months" INTEGER NOT NULL,
    "clause_version_id" UUID,
    "evidence" "evidence_status" NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "scheme_level_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certification_application" (
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "cadre_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "level_version_id" UUID NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'FIRST',
    "cycle" INTEGER NOT NULL DEFAULT 1,
    "status" "application_status" NOT NULL DEFAULT 'SUBMITTED',
    "verdict" JSONB NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "certification_application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certification_decision" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by" UUID NOT NULL,
    "decided_by_name" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "verdict" JSONB,

    CONSTRAINT "certification_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "number_series" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "next_value" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "number_series_pkey" PRIMARY KEY ("series","year")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "type" "certificate_type" NOT NULL,
    "scheme" TEXT NOT NULL,
    "level" TEXT,
    "cycle" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "verification_code" TEXT NOT NULL,
    "status_index" INTEGER NOT NULL,
    "cadre_id" UUID NOT NULL,
    "account_id" UUID,
    "holder_name" TEXT NOT NULL,
    "source_type" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "facts" JSONB NOT NULL,
    "facts_hash" TEXT NOT NULL,
    "template_version" TEXT NOT NULL,
    "status" "certificate_status" NOT NULL DEFAULT 'ALLOCATED',
    "pdf_sha256" TEXT,
    "seal" TEXT,
    "seal_key_id" TEXT,
    "issued_on" DATE NOT NULL,
    "valid_until" DATE,
    "allocated_at" TIMESTAMPTZ(3) NOT NULL,
    "sealed_at" TIMESTAMPTZ(3),
    "supersedes_id" UUID,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "certificate_event" (
    "id" UUID NOT NULL,
    "certificate_id" UUID NOT NULL,
    "type" TEXT NOT NULL,
    "reason" TEXT,
    "by_account_id" UUID,
    "by_name" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "certificate_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "credit_entry" (
    "id" UUID NOT NULL,
    "cadre_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "source_type" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "occurred_on" DATE NOT NULL,
    "minutes" INTEGER NOT NULL DEFAULT 0,
    "days" DECIMAL(6,2) NOT NULL DEFAULT 0,
    "hours" DECIMAL(7,2) NOT NULL,
    "rule_version_id" UUID,
    "reverses_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exam_policy" (
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exam_policy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exam_policy_version" (
    "id" UUID NOT NULL,
    "policy_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "rule_version_ids" JSONB NOT NULL,
    "reason" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exam_policy_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exam_session" (
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "occasion" "occasion" NOT NULL,
    "policy_version_id" UUID NOT NULL,
    "bank_id" UUID NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "closes_at" TIMESTAMPTZ(3) NOT NULL,
    "registration_closes_at" TIMESTAMPTZ(3),
    "venue" TEXT,
    "notice" TEXT NOT NULL,
    "status" "exam_session_status" NOT NULL DEFAULT 'DRAFT',
    "release_results_at" TIMESTAMPTZ(3),
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "exam_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_registration" (
    "id" UUID NOT NULL,
    "session_id" UUID NOT NULL,
    "cadre_id" UUID NOT NULL,
    "account_id" UUID,
    "organization_id" UUID NOT NULL,
    "status" "registration_status" NOT NULL DEFAULT 'REGISTERED',
    "status_reason" TEXT,
    "substitute_for_id" UUID,
    "seat_number" INTEGER,
    "signed_in_at" TIMESTAMPTZ(3),
    "signed_in_by" UUID,
    "registered_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "session_registration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session_invigilator" (
    "session_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,

    CONSTRAINT "session_invigilator_pkey" PRIMARY KEY ("session_id","account_id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "kind" "attempt_kind" NOT NULL,
    "root_id" UUID NOT NULL,
    "session_id" UUID,
    "account_id" UUID NOT NULL,
    "cadre_id" UUID,
    "organization_id" UUID NOT NULL,
    "policy_version_id" UUID NOT NULL,
    "occasion" "occasion",
    "ordinal" INTEGER NOT NULL DEFAULT 1,
    "status" "attempt_status" NOT NULL DEFAULT 'RUNNING',
    "seed" TEXT NOT NULL,
    "paper" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "month" DATE NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "extra_seconds" INTEGER NOT NULL DEFAULT 0,
    "paused_at" TIMESTAMPTZ(3),
    "writer_token" TEXT NOT NULL,
    "writer_epoch" INTEGER NOT NULL DEFAULT 1,
    "writer_label" TEXT,
    "seen_at" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3),
    "submission_kind" "submission_kind",
    "answers" JSONB,
    "late_answers" JSONB,
    "late_decision" TEXT,
    "late_decided_by" UUID,
    "grade_due_at" TIMESTAMPTZ(3),
    "graded_at" TIMESTAMPTZ(3),
    "score" DECIMAL(6,2),
    "passed" BOOLEAN,
    "grade_detail" JSONB,
    "void_reason" TEXT,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_move" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "requested_by" UUID NOT NULL,
    "requested_label" TEXT NOT NULL,
    "requested_token" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),

    CONSTRAINT "attempt_move_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_incident" (
    "id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "detail" JSONB,
    "reported_by" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_outage" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,
    "affected_attempts" INTEGER NOT NULL DEFAULT 0,
    "decision" TEXT NOT NULL DEFAULT 'PENDING',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "service_outage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_heartbeat" (
    "name" TEXT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_heartbeat_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "eligibility" (
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "cadre_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "occasion" "occasion" NOT NULL,
    "attempt_id" UUID NOT NULL,
    "status" "eligibility_status" NOT NULL DEFAULT 'FLAGGED',
    "flagged_at" TIMESTAMPTZ(3) NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_until" DATE,
    "decided_by" UUID,
    "decided_by_name" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "verdict" JSONB NOT NULL,

    CONSTRAINT "eligibility_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "parent_id" UUID,
    "root_id" UUID NOT NULL,
    "node" SERIAL NOT NULL,
    "path" TEXT NOT NULL,
    "depth" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "short_name" TEXT,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "ended_on" DATE,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "authority_setting" (
    "root_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" UUID,

    CONSTRAINT "authority_setting_pkey" PRIMARY KEY ("root_id","key")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "account_number" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "root_id" UUID NOT NULL,
    "home_organization_id" UUID,
    "status" "account_status" NOT NULL DEFAULT 'PENDING',
    "password_hash" TEXT,
    "password_changed_at" TIMESTAMPTZ(3),
    "must_change_password" BOOLEAN NOT NULL DEFAULT true,
    "activation_hmac" TEXT,
    "activation_expires_at" TIMESTAMPTZ(3),
    "slip_hmac" TEXT,
    "slip_expires_at" TIMESTAMPTZ(3),
    "slip_issued_by" UUID,
    "totp_secret" BYTEA,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_last_step" INTEGER,
    "oidc_issuer" TEXT,
    "oidc_subject" TEXT,
    "notice_version" INTEGER NOT NULL DEFAULT 0,
    "notice_acknowledged_at" TIMESTAMPTZ(3),
    "locale" TEXT,
    "last_sign_in_at" TIMESTAMPTZ(3),
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "grant" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "organization_id" UUID NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "valid_to" TIMESTAMPTZ(3),
    "granted_by" UUID,

    CONSTRAINT "grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "device_key" TEXT NOT NULL,
    "device_label" TEXT NOT NULL,
    "second_factor_at" TIMESTAMPTZ(3),
    "method" TEXT NOT NULL,

    CONSTRAINT "sign_in_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_failure" (
    "account_key" TEXT NOT NULL,
    "device_key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "sign_in_failure_pkey" PRIMARY KEY ("account_key","device_key")
);

-- CreateTable
CREATE TABLE "password_history" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "password_history_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "code_hmac" TEXT NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "summary_en" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "credit_hours" DECIMAL(6,2) NOT NULL,
    "modules" JSONB NOT NULL,
    "introduction" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "course_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson" (
    "id" UUID NOT NULL,
    "kind" "lesson_kind" NOT NULL,
    "course_id" UUID,
    "module_code" TEXT,
    "code" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "lead" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "evidence" "evidence_status" NOT NULL,
    "checked_on" DATE,
    "front_matter" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "lesson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lesson_rendering" (
    "content_hash" TEXT NOT NULL,
    "compiler_version" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "outline" JSONB NOT NULL,
    "self_checks" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "lesson_rendering_pkey" PRIMARY KEY ("content_hash","compiler_version","locale")
);

-- CreateTable
CREATE TABLE "course_assignment" (
    "id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "due_on" DATE,
    "assigned_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "course_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "course_enrolment" (
    "account_id" UUID NOT NULL,
    "course_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "completed_at" TIMESTAMPTZ(3),
    "last_lesson_id" UUID,

    CONSTRAINT "course_enrolment_pkey" PRIMARY KEY ("account_id","course_id")
);

-- CreateTable
CREATE TABLE "lesson_progress" (
    "account_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "position" INTEGER NOT NULL DEFAULT 0,
    "furthest" INTEGER NOT NULL DEFAULT 0,
    "seconds" INTEGER NOT NULL DEFAULT 0,
    "completed_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lesson_progress_pkey" PRIMARY KEY ("account_id","lesson_id")
);

-- CreateTable
CREATE TABLE "self_check_answer" (
    "account_id" UUID NOT NULL,
    "lesson_id" UUID NOT NULL,
    "check_id" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "correct" BOOLEAN NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "self_check_answer_pkey" PRIMARY KEY ("account_id","lesson_id","check_id")
);

-- CreateTable
CREATE TABLE "stored_file" (
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "organization_id" UUID,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stored_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "file_content" (
    "sha256" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "file_content_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "import_batch" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "organization_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "status" "import_status" NOT NULL DEFAULT 'UPLOADED',
    "sheet_name" TEXT,
    "header_row" INTEGER,
    "mapping" JSONB,
    "headers" JSONB,
    "total_rows" INTEGER NOT NULL DEFAULT 0,
    "checked_rows" INTEGER NOT NULL DEFAULT 0,
    "valid_rows" INTEGER NOT NULL DEFAULT 0,
    "error_rows" INTEGER NOT NULL DEFAULT 0,
    "ambiguous_rows" INTEGER NOT NULL DEFAULT 0,
    "applied_rows" INTEGER NOT NULL DEFAULT 0,
    "phase_started_at" TIMESTAMPTZ(3),
    "phase_ended_at" TIMESTAMPTZ(3),
    "failure" TEXT,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "committed_at" TIMESTAMPTZ(3),
    "undone_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "import_row" (
    "batch_id" UUID NOT NULL,
    "row_number" INTEGER NOT NULL,
    "raw" JSONB NOT NULL,
    "parsed" JSONB,
    "status" "import_row_status" NOT NULL DEFAULT 'PENDING',
    "errors" JSONB,
    "candidates" JSONB,
    "decision" JSONB,
    "action" TEXT,
    "rank" INTEGER NOT NULL DEFAULT 0,
    "result_id" UUID,
    "before" JSONB,

    CONSTRAINT "import_row_pkey" PRIMARY KEY ("batch_id","row_number")
);

-- CreateTable
CREATE TABLE "import_mapping" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "header_signature" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "import_mapping_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notification" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "link" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_bank" (
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "from_repository" BOOLEAN NOT NULL DEFAULT false,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "content_hash" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_bank_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "topic" (
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,

    CONSTRAINT "topic_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "question" (
    "id" UUID NOT NULL,
    "bank_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "topic_code" TEXT NOT NULL,
    "type" "question_type" NOT NULL,
    "pool" "question_pool" NOT NULL,
    "status" "question_status" NOT NULL DEFAULT 'DRAFT',
    "current_version_id" UUID,
    "pulled_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question_version" (
    "id" UUID NOT NULL,
    "question_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "stem" TEXT NOT NULL,
    "options" JSONB NOT NULL,
    "answer_key" JSONB NOT NULL,
    "explanation" TEXT NOT NULL,
    "difficulty" "difficulty" NOT NULL,
    "knowledge_point" TEXT,
    "clause_version_id" UUID NOT NULL,
    "evidence" "evidence_status" NOT NULL,
    "from_repository" BOOLEAN NOT NULL DEFAULT false,
    "content_hash" TEXT NOT NULL,
    "written_by" UUID,
    "submitted_at" TIMESTAMPTZ(3),
    "reviewed_by" UUID,
    "reviewed_at" TIMESTAMPTZ(3),
    "review_decision" TEXT,
    "review_note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "question_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization_profile" (
    "organization_id" UUID NOT NULL,
    "type" "organization_type" NOT NULL,
    "unit_nature" "unit_nature",
    "directly_subordinate" BOOLEAN NOT NULL DEFAULT false,
    "member_count" INTEGER,
    "full_member_count" INTEGER,
    "staff_count" INTEGER,
    "term_start" DATE,
    "term_years" INTEGER,
    "contact" TEXT,
    "parent_project" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_profile_pkey" PRIMARY KEY ("organization_id")
);

-- CreateTable
CREATE TABLE "cadre" (
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "staff_number" TEXT,
    "name" TEXT NOT NULL,
    "name_key" TEXT NOT NULL,
    "sex" "sex",
    "birth_month" TEXT,
    "home_organization_id" UUID NOT NULL,
    "joined_party_month" TEXT,
    "education" TEXT,
    "administrative_post" TEXT,
    "rank_level" TEXT,
    "identity_category" TEXT,
    "phone_cipher" BYTEA,
    "phone_blind" TEXT,
    "account_id" UUID,
    "status" "cadre_status" NOT NULL DEFAULT 'ACTIVE',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "cadre_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "cadre_post" (
    "id" UUID NOT NULL,
    "cadre_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "post_type" "post_type" NOT NULL,
    "title" TEXT NOT NULL,
    "employment_mode" "employment_mode" NOT NULL,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "term_years" INTEGER,
    "concurrent_administrative_post" TEXT,
    "document_number" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "cadre_post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "regulation_document" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "organization_id" UUID,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "short_title" TEXT NOT NULL,
    "kind" "regulation_kind" NOT NULL,
    "issuer" TEXT NOT NULL,
    "document_number" TEXT,
    "issued_on" DATE,
    "effective_from" DATE,
    "effective_to" DATE,
    "evidence" "evidence_status" NOT NULL,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,
    "from_repository" BOOLEAN NOT NULL DEFAULT false,
    "introduction" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "regulation_document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clause" (
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "article" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "label" TEXT NOT NULL,
    "heading" TEXT NOT NULL,

    CONSTRAINT "clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "clause_version" (
    "id" UUID NOT NULL,
    "clause_id" UUID NOT NULL,
    "substance" TEXT NOT NULL,
    "evidence" "evidence_status" NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "content_hash" TEXT NOT NULL,
    "confirmed_by" UUID,
    "confirmed_by_name" TEXT,
    "confirmed_at" TIMESTAMPTZ(3),
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "clause_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rule_version" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "scope_organization_id" UUID NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "value" JSONB NOT NULL,
    "unit" TEXT,
    "clause_version_id" UUID,
    "evidence" "evidence_status" NOT NULL,
    "confirmed_by" UUID,
    "confirmed_at" TIMESTAMPTZ(3),
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rule_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "citation" (
    "clause_id" UUID NOT NULL,
    "citer_type" TEXT NOT NULL,
    "citer_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "href" TEXT NOT NULL,

    CONSTRAINT "citation_pkey" PRIMARY KEY ("clause_id","citer_type","citer_id")
);

-- CreateTable
CREATE TABLE "rotation_plan" (
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "window_from" DATE NOT NULL,
    "window_to" DATE NOT NULL,
    "population" JSONB NOT NULL,
    "frozen_at" TIMESTAMPTZ(3),
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "rule_version_id" UUID,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rotation_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rotation_plan_member" (
    "plan_id" UUID NOT NULL,
    "cadre_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "exempt_reason" TEXT,
    "completed_class_id" UUID,
    "completed_on" DATE,

    CONSTRAINT "rotation_plan_member_pkey" PRIMARY KEY ("plan_id","cadre_id")
);

-- CreateTable
CREATE TABLE "training_class" (
    "id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "class_type" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "organizer" TEXT,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE NOT NULL,
    "planned_count" INTEGER,
    "credit_hours" DECIMAL(6,2) NOT NULL,
    "days" DECIMAL(6,2),
    "place" TEXT,
    "series_no" INTEGER,
    "plan_id" UUID,
    "status" "class_status" NOT NULL DEFAULT 'PLANNED',
    "completed_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "training_class_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "class_enrolment" (
    "class_id" UUID NOT NULL,
    "cadre_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "group" TEXT,
    "half_days_planned" INTEGER,
    "half_days_attended" INTEGER,
    "result" "class_result" NOT NULL DEFAULT 'ENROLLED',
    "grade" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "class_enrolment_pkey" PRIMARY KEY ("class_id","cadre_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certification_scheme_root_id_code_key" ON "certification_scheme"("root_id", "code");

-- CreateIndex
CREATE INDEX "scheme_level_version_scheme_id_level_idx" ON "scheme_level_version"("scheme_id", "level");

-- CreateIndex
CREATE INDEX "certification_application_organization_id_status_idx" ON "certification_application"("organization_id", "status");

-- CreateIndex
CREATE INDEX "certification_application_cadre_id_idx" ON "certification_application"("cadre_id");

-- CreateIndex
CREATE INDEX "certification_decision_application_id_idx" ON "certification_decision"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_number_key" ON "certificate"("number");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_status_index_key" ON "certificate"("status_index");

-- CreateIndex
CREATE INDEX "certificate_cadre_id_idx" ON "certificate"("cadre_id");

-- CreateIndex
CREATE INDEX "certificate_organization_id_issued_on_idx" ON "certificate"("organization_id", "issued_on");

-- CreateIndex
CREATE UNIQUE INDEX "certificate_source_type_source_id_key" ON "certificate"("source_type", "source_id");

-- CreateIndex
CREATE INDEX "certificate_event_certificate_id_at_idx" ON "certificate_event"("certificate_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "credit_entry_reverses_id_key" ON "credit_entry"("reverses_id");

-- CreateIndex
CREATE INDEX "credit_entry_cadre_id_occurred_on_idx" ON "credit_entry"("cadre_id", "occurred_on");

-- CreateIndex
CREATE UNIQUE INDEX "exam_policy_root_id_code_key" ON "exam_policy"("root_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "exam_policy_version_policy_id_number_key" ON "exam_policy_version"("policy_id", "number");

-- CreateIndex
CREATE INDEX "exam_session_organization_id_opens_at_idx" ON "exam_session"("organization_id", "opens_at");

-- CreateIndex
CREATE UNIQUE INDEX "exam_session_root_id_number_key" ON "exam_session"("root_id", "number");

-- CreateIndex
CREATE INDEX "session_registration_account_id_idx" ON "session_registration"("account_id");

-- CreateIndex
CREATE INDEX "session_registration_cadre_id_idx" ON "session_registration"("cadre_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_registration_session_id_cadre_id_key" ON "session_registration"("session_id", "cadre_id");

-- CreateIndex
CREATE INDEX "session_invigilator_account_id_idx" ON "session_invigilator"("account_id");

-- CreateIndex
CREATE INDEX "attempt_session_id_status_idx" ON "attempt"("session_id", "status");

-- CreateIndex
CREATE INDEX "attempt_account_id_started_at_idx" ON "attempt"("account_id", "started_at");

-- CreateIndex
CREATE INDEX "attempt_cadre_id_idx" ON "attempt"("cadre_id");

-- CreateIndex
CREATE INDEX "attempt_move_attempt_id_status_idx" ON "attempt_move"("attempt_id", "status");

-- CreateIndex
CREATE INDEX "attempt_incident_attempt_id_idx" ON "attempt_incident"("attempt_id");

-- CreateIndex
CREATE UNIQUE INDEX "eligibility_attempt_id_key" ON "eligibility"("attempt_id");

-- CreateIndex
CREATE INDEX "eligibility_organization_id_status_idx" ON "eligibility"("organization_id", "status");

-- CreateIndex
CREATE INDEX "eligibility_cadre_id_idx" ON "eligibility"("cadre_id");

-- CreateIndex
CREATE UNIQUE INDEX "organization_node_key" ON "organization"("node");

-- CreateIndex
CREATE UNIQUE INDEX "organization_path_key" ON "organization"("path");

-- CreateIndex
CREATE INDEX "organization_parent_id_idx" ON "organization"("parent_id");

-- CreateIndex
CREATE INDEX "organization_root_id_idx" ON "organization"("root_id");

-- CreateIndex
CREATE INDEX "organization_name_idx" ON "organization" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "organization_root_id_code_key" ON "organization"("root_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "account_account_number_key" ON "account"("account_number");

-- CreateIndex
CREATE INDEX "account_root_id_idx" ON "account"("root_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_oidc_issuer_oidc_subject_key" ON "account"("oidc_issuer", "oidc_subject");

-- CreateIndex
CREATE INDEX "grant_organization_id_idx" ON "grant"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "grant_account_id_role_organization_id_key" ON "grant"("account_id", "role", "organization_id");

-- CreateIndex
CREATE INDEX "sign_in_session_account_id_idx" ON "sign_in_session"("account_id");

-- CreateIndex
CREATE INDEX "password_history_account_id_created_at_idx" ON "password_history"("account_id", "created_at");

-- CreateIndex
CREATE INDEX "recovery_code_account_id_idx" ON "recovery_code"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "course_code_key" ON "course"("code");

-- CreateIndex
CREATE UNIQUE INDEX "lesson_slug_key" ON "lesson"("slug");

-- CreateIndex
CREATE INDEX "lesson_course_id_ordinal_idx" ON "lesson"("course_id", "ordinal");

-- CreateIndex
CREATE INDEX "course_assignment_organization_id_idx" ON "course_assignment"("organization_id");

-- CreateIndex
CREATE INDEX "course_assignment_course_id_idx" ON "course_assignment"("course_id");

-- CreateIndex
CREATE INDEX "stored_file_sha256_idx" ON "stored_file"("sha256");

-- CreateIndex
CREATE INDEX "import_batch_organization_id_created_at_idx" ON "import_batch"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "import_row_batch_id_status_rank_row_number_idx" ON "import_row"("batch_id", "status", "rank", "row_number");

-- CreateIndex
CREATE INDEX "import_row_result_id_idx" ON "import_row"("result_id");

-- CreateIndex
CREATE UNIQUE INDEX "import_mapping_organization_id_kind_header_signature_key" ON "import_mapping"("organization_id", "kind", "header_signature");

-- CreateIndex
CREATE INDEX "notification_account_id_created_at_idx" ON "notification"("account_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "question_bank_root_id_code_key" ON "question_bank"("root_id", "code");

-- CreateIndex
CREATE INDEX "question_bank_id_status_pool_topic_code_type_idx" ON "question"("bank_id", "status", "pool", "topic_code", "type");

-- CreateIndex
CREATE UNIQUE INDEX "question_bank_id_code_key" ON "question"("bank_id", "code");

-- CreateIndex
CREATE INDEX "question_version_clause_version_id_idx" ON "question_version"("clause_version_id");

-- CreateIndex
CREATE UNIQUE INDEX "question_version_question_id_number_key" ON "question_version"("question_id", "number");

-- CreateIndex
CREATE INDEX "cadre_home_organization_id_idx" ON "cadre"("home_organization_id");

-- CreateIndex
CREATE INDEX "cadre_root_id_name_key_idx" ON "cadre"("root_id", "name_key");

-- CreateIndex
CREATE INDEX "cadre_name_idx" ON "cadre" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "cadre_phone_blind_idx" ON "cadre"("phone_blind");

-- CreateIndex
CREATE UNIQUE INDEX "cadre_root_id_staff_number_key" ON "cadre"("root_id", "staff_number");

-- CreateIndex
CREATE UNIQUE INDEX "cadre_account_id_key" ON "cadre"("account_id");

-- CreateIndex
CREATE INDEX "cadre_post_cadre_id_idx" ON "cadre_post"("cadre_id");

-- CreateIndex
CREATE INDEX "cadre_post_organization_id_idx" ON "cadre_post"("organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "regulation_document_code_key" ON "regulation_document"("code");

-- CreateIndex
CREATE UNIQUE INDEX "clause_document_id_article_key" ON "clause"("document_id", "article");

-- CreateIndex
CREATE INDEX "clause_version_clause_id_idx" ON "clause_version"("clause_id");

-- CreateIndex
CREATE INDEX "rule_version_code_scope_organization_id_idx" ON "rule_version"("code", "scope_organization_id");

-- CreateIndex
CREATE INDEX "citation_citer_type_citer_id_idx" ON "citation"("citer_type", "citer_id");

-- CreateIndex
CREATE INDEX "rotation_plan_organization_id_idx" ON "rotation_plan"("organization_id");

-- CreateIndex
CREATE INDEX "rotation_plan_member_cadre_id_idx" ON "rotation_plan_member"("cadre_id");

-- CreateIndex
CREATE INDEX "rotation_plan_member_plan_id_organization_id_idx" ON "rotation_plan_member"("plan_id", "organization_id");

-- CreateIndex
CREATE INDEX "training_class_organization_id_starts_on_idx" ON "training_class"("organization_id", "starts_on");

-- CreateIndex
CREATE INDEX "training_class_plan_id_idx" ON "training_class"("plan_id");

-- CreateIndex
CREATE UNIQUE INDEX "training_class_root_id_code_key" ON "training_class"("root_id", "code");

-- CreateIndex
CREATE INDEX "class_enrolment_cadre_id_idx" ON "class_enrolment"("cadre_id");

-- AddForeignKey
ALTER TABLE "scheme_level_version" ADD CONSTRAINT "scheme_level_version_scheme_id_fkey" FOREIGN KEY ("scheme_id") REFERENCES "certification_scheme"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certification_decision" ADD CONSTRAINT "certification_decision_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "certification_application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate_event" ADD CONSTRAINT "certificate_event_certificate_id_fkey" FOREIGN KEY ("certificate_id") REFERENCES "certificate"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exam_policy_version" ADD CONSTRAINT "exam_policy_version_policy_id_fkey" FOREIGN KEY ("policy_id") REFERENCES "exam_policy"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session_registration" ADD CONSTRAINT "session_registration_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "exam_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_parent_id_fkey" FOREIGN KEY ("parent_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "grant" ADD CONSTRAINT "grant_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_session" ADD CONSTRAINT "sign_in_session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lesson" ADD CONSTRAINT "lesson_course_id_fkey" FOREIGN KEY ("course_id") REFERENCES "course"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question_version" ADD CONSTRAINT "question_version_question_id_fkey" FOREIGN KEY ("question_id") REFERENCES "question"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "cadre_post" ADD CONSTRAINT "cadre_post_cadre_id_fkey" FOREIGN KEY ("cadre_id") REFERENCES "cadre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clause" ADD CONSTRAINT "clause_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "regulation_document"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clause_version" ADD CONSTRAINT "clause_version_clause_id_fkey" FOREIGN KEY ("clause_id") REFERENCES "clause"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rotation_plan_member" ADD CONSTRAINT "rotation_plan_member_plan_id_fkey" FOREIGN KEY ("plan_id") REFERENCES "rotation_plan"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "class_enrolment" ADD CONSTRAINT "class_enrolment_class_id_fkey" FOREIGN KEY ("class_id") REFERENCES "training_class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ---------------------------------------------------------------------------
-- What the schema language cannot say.

-- A subtree is a prefix: byte order makes `path LIKE 'x%'` an index range.
ALTER TABLE "organization" ALTER COLUMN "path" TYPE text COLLATE "C";

-- Dated rows never overlap.
ALTER TABLE "clause_version" ADD CONSTRAINT "clause_version_no_overlap"
  EXCLUDE USING gist ("clause_id" WITH =, daterange("valid_from", "valid_to", '[)') WITH &&);
ALTER TABLE "rule_version" ADD CONSTRAINT "rule_version_no_overlap"
  EXCLUDE USING gist ("code" WITH =, "scope_organization_id" WITH =, daterange("valid_from", "valid_to", '[)') WITH &&);
ALTER TABLE "scheme_level_version" ADD CONSTRAINT "scheme_level_version_no_overlap"
  EXCLUDE USING gist ("scheme_id" WITH =, "level" WITH =, daterange("valid_from", "valid_to", '[)') WITH &&);

-- One sitting per person and session, one running sitting per person.
CREATE UNIQUE INDEX "attempt_one_per_session" ON "attempt" ("session_id", "account_id") WHERE "kind" = 'OFFICIAL' AND "status" <> 'VOID';
CREATE UNIQUE INDEX "attempt_one_running" ON "attempt" ("account_id") WHERE "kind" = 'OFFICIAL' AND "status" = 'RUNNING';
CREATE INDEX "attempt_due" ON "attempt" ("deadline_at") WHERE "status" = 'RUNNING' AND "paused_at" IS NULL;
CREATE INDEX "attempt_grade_due" ON "attempt" ("grade_due_at") WHERE "status" = 'SUBMITTED';
CREATE UNIQUE INDEX "attempt_move_one_pending" ON "attempt_move" ("attempt_id") WHERE "status" = 'PENDING';
CREATE UNIQUE INDEX "service_outage_one_pending" ON "service_outage" ("started_at");

-- One current certificate per person, scheme and cycle.
CREATE UNIQUE INDEX "certificate_one_current" ON "certificate" ("cadre_id", "type", "scheme", "cycle") WHERE "status" <> 'VOID';
CREATE UNIQUE INDEX "certification_application_one_open" ON "certification_application" ("cadre_id", "level_version_id", "cycle")
  WHERE "status" IN ('SUBMITTED', 'UNIT_APPROVED', 'APPROVED', 'RETURNED');
CREATE UNIQUE INDEX "credit_entry_once" ON "credit_entry" ("source_type", "source_id", "cadre_id") WHERE "reverses_id" IS NULL;

-- A cadre is found by present posts only.
CREATE INDEX "cadre_post_current" ON "cadre_post" ("organization_id") WHERE "ended_on" IS NULL;

CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- Removing the demonstration is the one act that may erase issued things, and only those of a demonstration root.
CREATE FUNCTION "is_demonstration"(root uuid) RETURNS boolean LANGUAGE sql STABLE AS
  $$ SELECT coalesce((SELECT demonstration FROM public.organization WHERE id = root), false) $$;

-- What was issued never changes.
CREATE FUNCTION "certificate_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF public.is_demonstration(OLD.root_id) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'a certificate is never deleted' USING ERRCODE = 'restrict_violation';
  END IF;
  IF OLD.status <> 'ALLOCATED' THEN
    RAISE EXCEPTION 'a sealed or void certificate never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (NEW.number, NEW.verification_code, NEW.status_index, NEW.facts, NEW.facts_hash, NEW.cadre_id, NEW.source_id)
     IS DISTINCT FROM (OLD.number, OLD.verification_code, OLD.status_index, OLD.facts, OLD.facts_hash, OLD.cadre_id, OLD.source_id) THEN
    RAISE EXCEPTION 'the facts of a certificate never change' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "certificate_guard" BEFORE UPDATE OR DELETE ON "certificate" FOR EACH ROW EXECUTE FUNCTION "certificate_guard"();

CREATE FUNCTION "certificate_event_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND EXISTS (SELECT 1 FROM public.certificate c WHERE c.id = OLD.certificate_id AND NOT public.is_demonstration(c.root_id)) OR TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'certificate_event is append-only' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER "certificate_event_guard" BEFORE UPDATE OR DELETE ON "certificate_event" FOR EACH ROW EXECUTE FUNCTION "certificate_event_guard"();

-- A paper is frozen at its start, a question version for ever.
CREATE FUNCTION "attempt_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.paper IS DISTINCT FROM OLD.paper OR NEW.seed <> OLD.seed OR NEW.policy_version_id <> OLD.policy_version_id OR NEW.started_at <> OLD.started_at THEN
    RAISE EXCEPTION 'the paper of an attempt never changes' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "attempt_guard" BEFORE UPDATE OF "paper", "seed", "policy_version_id", "started_at" ON "attempt" FOR EACH ROW EXECUTE FUNCTION "attempt_guard"();

CREATE FUNCTION "question_version_guard"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the text and key of a question version never change' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "question_version_guard" BEFORE UPDATE OF "stem", "options", "answer_key", "explanation", "clause_version_id", "number", "question_id" ON "question_version"
  FOR EACH ROW EXECUTE FUNCTION "question_version_guard"();

CREATE TRIGGER "credit_entry_guard" BEFORE UPDATE ON "credit_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

-- After thousands of rows have come in at once the planner must not go on believing that their tables are empty.
-- Runs as its owner: the application may not ANALYZE.
CREATE FUNCTION "refresh_statistics"() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  ANALYZE "organization", "organization_profile", "cadre", "cadre_post", "account", "grant", "import_row";
END $$;

-- ---------------------------------------------------------------------------
-- journal: what is only ever added, in partitions by month.
CREATE SCHEMA "journal";

CREATE TABLE "journal"."audit_entry" (
  "at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "id" uuid NOT NULL,
  "actor_id" uuid,
  "actor_role" text,
  "action" text NOT NULL,
  "subject_type" text,
  "subject_id" text,
  "organization_id" uuid,
  "root_id" uuid,
  "result" text NOT NULL DEFAULT 'ok',
  "request_id" text,
  "detail" jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY ("at", "id")
) PARTITION BY RANGE ("at");
CREATE INDEX "audit_entry_actor" ON "journal"."audit_entry" ("actor_id", "at");
CREATE INDEX "audit_entry_subject" ON "journal"."audit_entry" ("subject_type", "subject_id", "at");
CREATE INDEX "audit_entry_action" ON "journal"."audit_entry" ("action", "at");
CREATE TRIGGER "audit_entry_guard" BEFORE UPDATE OR DELETE ON "journal"."audit_entry" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

CREATE TABLE "journal"."audit_chain" (
  "seq" bigint PRIMARY KEY,
  "entry_at" timestamptz(3) NOT NULL,
  "entry_id" uuid NOT NULL UNIQUE,
  "previous_hash" text NOT NULL,
  "hash" text NOT NULL,
  "sealed_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp()
);
CREATE TRIGGER "audit_chain_guard" BEFORE UPDATE OR DELETE ON "journal"."audit_chain" FOR EACH ROW EXECUTE FUNCTION "refuse_change"();

CREATE TABLE "journal"."outbox" (
  "id" bigint GENERATED ALWAYS AS IDENTITY,
  "created_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "topic" text NOT NULL,
  "payload" jsonb NOT NULL,
  "relayed_at" timestamptz(3),
  PRIMARY KEY ("created_at", "id")
) PARTITION BY RANGE ("created_at");
CREATE INDEX "outbox_waiting" ON "journal"."outbox" ("created_at", "id") WHERE "relayed_at" IS NULL;

CREATE TABLE "journal"."outbox_delivery" (
  "outbox_id" bigint NOT NULL,
  "subscriber" text NOT NULL,
  "payload" jsonb NOT NULL,
  "created_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "sent_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "sends" int NOT NULL DEFAULT 1,
  "done_at" timestamptz(3),
  "failed_at" timestamptz(3),
  "failures" int NOT NULL DEFAULT 0,
  "last_error" text,
  PRIMARY KEY ("outbox_id", "subscriber")
);
CREATE INDEX "outbox_delivery_open" ON "journal"."outbox_delivery" ("sent_at") WHERE "done_at" IS NULL;
CREATE INDEX "outbox_delivery_failed" ON "journal"."outbox_delivery" ("failed_at") WHERE "failed_at" IS NOT NULL;

-- `month` is the month in which the attempt began, so that one attempt's events stand in one partition.
CREATE TABLE "journal"."answer_event" (
  "month" date NOT NULL,
  "attempt_id" uuid NOT NULL,
  "seq" int NOT NULL,
  "slot" int NOT NULL,
  "choice" text NOT NULL,
  "writer_epoch" int NOT NULL,
  "saved_at" timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  "late" boolean NOT NULL DEFAULT false,
  PRIMARY KEY ("month", "attempt_id", "seq")
) PARTITION BY RANGE ("month");

CREATE TABLE "journal"."audit_entry_rest" PARTITION OF "journal"."audit_entry" DEFAULT;
CREATE TABLE "journal"."outbox_rest" PARTITION OF "journal"."outbox" DEFAULT;
CREATE TABLE "journal"."answer_event_rest" PARTITION OF "journal"."answer_event" DEFAULT;

-- Makes the monthly partitions from the month of `first` on. Runs as its owner, so that the application needs no right to create tables.
CREATE FUNCTION "journal"."ensure_partitions"("first" date, "months" int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = journal, pg_temp AS $$
DECLARE m date; parent text;
BEGIN
  FOR i IN 0 .. months - 1 LOOP
    m := (date_trunc('month', first::timestamp) + make_interval(months => i))::date;
    FOREACH parent IN ARRAY ARRAY['audit_entry', 'outbox', 'answer_event'] LOOP
      IF to_regclass(format('journal.%I', parent || to_char(m, '_YYYYMM'))) IS NULL THEN
        EXECUTE format('CREATE TABLE journal.%I PARTITION OF journal.%I FOR VALUES FROM (%L) TO (%L)',
          parent || to_char(m, '_YYYYMM'), parent, m::text || CASE WHEN parent = 'answer_event' THEN '' ELSE ' 00:00:00+00' END,
          (m + interval '1 month')::date::text || CASE WHEN parent = 'answer_event' THEN '' ELSE ' 00:00:00+00' END);
      END IF;
    END LOOP;
  END LOOP;
END $$;
SELECT "journal"."ensure_partitions"(current_date, 4);
