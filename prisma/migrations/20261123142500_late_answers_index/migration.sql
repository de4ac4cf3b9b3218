-- Answers put aside are few among all attempts; the officer's page and the state of the day ask for them each time.
CREATE INDEX "attempt_late" ON "attempt" ("deadline_at") WHERE "kind" = 'OFFICIAL' AND "late_answers" IS NOT NULL;
