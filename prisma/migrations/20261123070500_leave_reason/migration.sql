-- Why somebody completed a class although leave passed the limit; whoever decided it wrote it down.
ALTER TABLE "class_enrolment" ADD COLUMN "leave_reason" TEXT;
