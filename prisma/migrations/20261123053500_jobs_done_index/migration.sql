-- The first page counts what was done in the last 24 hours; without this it reads every job there ever was.
CREATE INDEX "outbox_delivery_done" ON "journal"."outbox_delivery" ("done_at") WHERE "done_at" IS NOT NULL;
